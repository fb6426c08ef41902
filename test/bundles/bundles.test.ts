import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createIntercomClient, unlimited } from "../../lib/intercom/index.ts";
import { listParked, openTable } from "../../lib/state/index.ts";
import { clientSettings } from "../../sandbox/aws/account.ts";
import { TOKEN } from "../../sandbox/credentials.ts";
import { type Bundle, makeBundle } from "./support/bundle.ts";
import { type Surroundings, startSurroundings } from "./support/deployed.ts";
import { fromBus, notification, queueEvent, signupEvent, webhookEvent } from "./support/events.ts";
import { invokeOnce } from "./support/invoke.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let around: Surroundings;
const bundles = new Map<string, Bundle>();

beforeAll(async () => {
  around = await startSurroundings();
  for (const { name, handler, links } of around.functions)
    bundles.set(name, await makeBundle(handler, links));
});
afterAll(async () => {
  for (const bundle of bundles.values()) bundle.remove();
  await around.close();
});

function run(name: string, event: unknown) {
  const [deployed, bundle] = [around.functions.find((one) => one.name === name), bundles.get(name)];
  if (deployed === undefined || bundle === undefined) throw new Error(`there is no function ${name}`);
  return invokeOnce(bundle.handler, event, deployed.env);
}

async function newConversation(): Promise<string> {
  const intercom = createIntercomClient({ origin: around.intercomOrigin, token: TOKEN, limiter: unlimited });
  const lead = await intercom.leads.create({ name: "Lea Moss" });
  await intercom.messages.sendAsPerson({ from: { type: "contact", id: lead.id }, body: "Hello?" });
  const { conversations } = await intercom.conversations.list({ type: "user", intercom_user_id: lead.id });
  await intercom.close();
  return conversations[0]?.id ?? "none";
}

test("what is public starts small: at most 400 kB", () => {
  expect(bundles.get("Webhook")?.bytes).toBeLessThanOrEqual(400_000);
  expect(bundles.get("Signup")?.bytes).toBeLessThanOrEqual(400_000);
});

test("the webhook's bundle takes a signed notification, and refuses a forged one", async () => {
  const body = notification("notif_bundle_1", "404");
  const taken = await run("Webhook", webhookEvent(body));
  expect(taken).toMatchObject({ ok: true, answer: { statusCode: 200 } });
  expect(taken.output).toContain('"outcome":"accepted"');
  const forged = await run("Webhook", webhookEvent(body, "another-secret"));
  expect(forged).toMatchObject({ ok: true, answer: { statusCode: 401 } });
});

test("the sign-up bundle answers a signed call", async () => {
  const body = JSON.stringify({ type: "signup", data: { user_id: "u-77", email: "lea@example.test" } });
  const { ok, answer, output } = await run("Signup", signupEvent(body));
  expect(ok, output).toBe(true);
  expect(answer).not.toMatchObject({ statusCode: 401 });
  expect(answer).not.toMatchObject({ statusCode: 500 });
});

test("auto-assign's bundle decides about a conversation, by Intercom and the table", async () => {
  const conversation = await newConversation();
  const body = notification("notif_bundle_2", conversation);
  const { ok, answer, output } = await run("AutoAssign", queueEvent("AutoAssignLive", fromBus(body)));
  expect({ ok, answer }).toEqual({ ok: true, answer: { batchItemFailures: [] } });
  const line = output.split("\n").find((text) => text.includes('"message":"decision"'));
  expect(line).toContain("notif_bundle_2");
  expect(output).toContain('"service":"switchboard-bundles"');
});

test("auto-assign's sweep bundle reports", async () => {
  const { ok, answer } = await run("AutoAssignSchedule", { scheduledTime: "2026-11-20T13:00:00Z" });
  expect(ok).toBe(true);
  expect(answer).toMatchObject({ rule: "auto-assign", mode: "live" });
});

test("the parking bundle keeps a dead letter", async () => {
  const body = fromBus(notification("notif_bundle_3", "404"));
  const { ok, answer } = await run("Park", queueEvent("AutoAssignDlq", body));
  expect({ ok, answer }).toEqual({ ok: true, answer: { batchItemFailures: [] } });
  const dynamodb = new DynamoDBClient(clientSettings(around.dynamodb));
  const parked = await listParked(openTable("Table", dynamodb), "auto-assign", 10);
  dynamodb.destroy();
  expect(parked.map(({ event }) => event)).toContain("notif_bundle_3");
});

test("every rule's bundle starts, and parks what it can't read", async () => {
  const rules = around.functions.filter(
    ({ name, handler, links }) => handler.endsWith(".handle") && `${name}Queues` in links,
  );
  expect(rules.length).toBeGreaterThan(0);
  for (const { name } of rules) {
    const { ok, answer, output } = await run(name, queueEvent(`${name}Live`, "no notification"));
    expect({ ok, answer }, output).toEqual({ ok: true, answer: { batchItemFailures: [] } });
  }
});
