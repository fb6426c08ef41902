import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signWebhook } from "../../lib/intercom/webhooks/index.ts";
import { listDecisions, listParked, readBacklog } from "../../lib/state/index.ts";
import { clientSettings } from "../../sandbox/aws/account.ts";
import { eventually, type Running, startRunning } from "../support/sandbox.ts";

let running: Running;
beforeAll(async () => {
  running = await startRunning({ rateLimit: 100_000 });
});
afterAll(() => running.close());

const SUPPORT = ["Rhea Quill", "Marek Bloom", "Sanna Holt"];

/** A lead writes, by the API; answers the conversation's id. */
async function write(body: string): Promise<string> {
  const { intercom } = running;
  const lead = await intercom.leads.create({ name: "Lea Moss" });
  await intercom.messages.sendAsPerson({ from: { type: "contact", id: lead.id }, body });
  const { conversations } = await intercom.conversations.list({ type: "user", intercom_user_id: lead.id });
  const [first] = conversations;
  if (first === undefined) throw new Error("the message made no conversation");
  return first.id;
}

const assigneeOf = (conversation: string) =>
  eventually(`the assignment of conversation ${conversation}`, async () => {
    const { assignee } = await running.intercom.conversations.get(conversation);
    return assignee?.type === "admin" ? assignee.id : undefined;
  });

async function idsOf(names: readonly string[]): Promise<string[]> {
  const admins = await running.intercom.admins.list();
  return names.map((name) => admins.find((admin) => admin.name === name)?.id ?? `no ${name}`);
}

/** Sends a notification to the webhook function's URL. */
function notify(body: string, headers: Record<string, string> = {}, method = "POST") {
  const signature = { "x-hub-signature": signWebhook(body, "sandbox-secret") };
  return fetch(running.sandbox.deployment.webhookUrl, {
    method,
    headers: { "content-type": "application/json", ...signature, ...headers },
    ...(method === "POST" ? { body } : {}),
  });
}

function notification(id: string, conversation: string, item: Record<string, unknown> = {}): string {
  return JSON.stringify({
    type: "notification_event",
    app_id: "w0rkspac",
    data: { type: "notification_event_data", item: { type: "conversation", id: conversation, ...item } },
    links: {},
    id,
    topic: "conversation.user.created",
    delivery_status: "pending",
    delivery_attempts: 1,
    delivered_at: 0,
    first_sent_at: 1560945600,
    created_at: 1560945600,
    self: null,
  });
}

describe("a message of a customer", () => {
  test("becomes a conversation of someone who is there, and the decision says why", async () => {
    const conversation = await write("Is the blue one in stock?");
    const assignee = await assigneeOf(conversation);
    expect(await idsOf(SUPPORT)).toContain(assignee);
    const decision = await eventually("the receipt", async () => {
      const [head] = await listDecisions(running.table, `conversation#${conversation}`, "auto-assign");
      return head?.state === "done" ? head : undefined;
    });
    expect(decision).toMatchObject({
      topic: "conversation.user.created",
      outcome: "plan",
      because: "Next in turn of the 3 free in Support (4 in all).",
      actions: [{ kind: "assign", to: { type: "admin", id: assignee } }],
      receipts: [{ result: "applied" }],
    });
  });

  test("whose notification arrives three times is assigned once", async () => {
    const conversation = await write("Three times?");
    await assigneeOf(conversation);
    const body = notification("notif_three", conversation);
    for (let n = 0; n < 3; n += 1) expect((await notify(body)).status).toBe(200);
    await eventually("the end of all three", async () => {
      const outcomes = running.lines.flatMap(([, line]) =>
        line.includes('"event":"notif_three"') && line.includes('"rule":"auto-assign"')
          ? [/"outcome":"(\w+)"/.exec(line)?.[1]]
          : [],
      );
      return outcomes.filter((outcome) => outcome === "duplicate").length === 2 ? outcomes : undefined;
    });
    const { conversation_parts } = await running.intercom.conversations.get(conversation);
    const parts = conversation_parts?.conversation_parts ?? [];
    expect(parts.filter(({ part_type }) => part_type === "assignment")).toHaveLength(1);
    const decisions = await listDecisions(running.table, `conversation#${conversation}`, "auto-assign");
    expect(decisions.filter(({ event }) => event === "notif_three")).toHaveLength(1);
  });
});

describe("the webhook's URL", () => {
  test("answers a wrong signature 401 with an empty body", async () => {
    const answer = await notify(notification("notif_x", "1"), {
      "x-hub-signature": "sha1=0000000000000000000000000000000000000000",
    });
    expect([answer.status, await answer.text()]).toEqual([401, ""]);
  });

  test("answers HEAD 200", async () => {
    const answer = await fetch(running.sandbox.deployment.webhookUrl, { method: "HEAD" });
    expect(answer.status).toBe(200);
  });

  test("answers a body that is too large 413", async () => {
    expect((await notify("x".repeat(1_000_001))).status).toBe(413);
  });

  test("answers signed text that isn't JSON 400, and says so", async () => {
    const answer = await notify("not json");
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ problem: expect.stringContaining("not_json") });
  });

  test("parks a notification in the shape of API 2.x, with the remedy", async () => {
    const body = notification("notif_api_2", "7", {
      source: {},
      contacts: { type: "contact.list", contacts: [] },
    });
    expect((await notify(body)).status).toBe(200);
    const parked = await eventually("the parking", async () =>
      (await listParked(running.table, "switchboard", 10)).find(({ event }) => event === "notif_api_2"),
    );
    expect(parked.reason).toBe("api_2");
  });
});

test("what is put into a rule's queue and is no message of ours is parked, not lost", async () => {
  const queue = running.sandbox.deployment.queues.get("AutoAssignLive");
  const client = new SQSClient(clientSettings(running.sandbox.deployment.endpoints.sqs));
  await client.send(new SendMessageCommand({ QueueUrl: queue?.url, MessageBody: "what is this?" }));
  client.destroy();
  const parked = await eventually("the parking", async () =>
    (await listParked(running.table, "auto-assign", 10)).find(({ body }) => body === "what is this?"),
  );
  expect(parked.reason).toBe("message_unreadable");
});

test("when everyone is away a conversation waits, and the sweep gives it to whoever comes back first", async () => {
  const { intercom, sandbox, table } = running;
  const [rhea = "", ...others] = await idsOf(SUPPORT);
  const setAway = (id: string, away_mode_enabled: boolean) =>
    intercom.admins.setAway(id, { away_mode_enabled, away_mode_reassign: false });
  for (const id of [rhea, ...others]) await setAway(id, true);
  const conversation = await write("Is anyone there?");
  await eventually("the backlog", async () => {
    const backlog = await readBacklog(table, "auto-assign", 10);
    return backlog.some(({ object }) => object === `conversation#${conversation}`) ? true : undefined;
  });
  await setAway(rhea, false);
  expect(await sandbox.deployment.fire("auto-assign")).toMatchObject({ ok: true, result: { enqueued: 1 } });
  expect(await assigneeOf(conversation)).toBe(rhea);
  await eventually("an empty backlog", async () =>
    (await readBacklog(table, "auto-assign", 10)).length === 0 ? true : undefined,
  );
  for (const id of others) await setAway(id, false);
});

test("nothing went wrong on the way, and the logs hold no words of customers", async () => {
  expect(running.errors).toEqual([]);
  const text = running.lines.map(([, line]) => line).join("\n");
  expect(text).toContain('"message":"decision"');
  for (const secret of ["blue one", "anyone there", "Lea Moss", "sandbox-token", "sandbox-secret", "sha1="]) {
    expect(text).not.toContain(secret);
  }
});
