import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { smoke } from "../../scripts/smoke-checks.ts";
import { type Running, startRunning } from "../support/sandbox.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let running: Running;
let conversation: string;
beforeAll(async () => {
  running = await startRunning({ rateLimit: 100_000 });
  const { intercom } = running;
  const lead = await intercom.leads.create({ name: "Lea Moss" });
  await intercom.messages.sendAsPerson({ from: { type: "contact", id: lead.id }, body: "Hello?" });
  const { conversations } = await intercom.conversations.list({ type: "user", intercom_user_id: lead.id });
  conversation = conversations[0]?.id ?? "none";
});
afterAll(() => running.close());

function target(secret: string) {
  return {
    url: running.sandbox.deployment.webhookUrl,
    secret,
    table: running.table,
    conversation,
    rule: "auto-assign",
    // The message that began the conversation may be decided about at the same time: then ours waits five seconds.
    pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms / 4)),
  };
}

test("a deployment that works passes, and its decision is found", async () => {
  const results = await smoke(target("sandbox-secret"));
  expect(results.map(({ ok, found }) => [ok, found.split(":")[0]])).toEqual([
    [true, "status 401"],
    [true, "status 200"],
    [true, "status 200"],
    [true, expect.stringMatching(/^(plan|skip)$/)],
  ]);
});

test("a deployment with another secret fails, and says where", async () => {
  const results = await smoke({ ...target("not-its-secret"), pause: async () => {} });
  expect(results.map(({ ok, found }) => [ok, found])).toEqual([
    [true, "status 401"],
    [false, "status 401"],
    [false, "status 401"],
    [false, "no decision within a minute: look at docs/operations.md#webhook-silent"],
  ]);
});
