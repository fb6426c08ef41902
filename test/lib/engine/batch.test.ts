import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handleBatch, readMessage, writeMessage } from "../../../lib/engine/index.ts";
import { RateLimitedError, SwitchboardError } from "../../../lib/intercom/index.ts";
import { listDecisions, listParked } from "../../../lib/state/index.ts";
import { created, sqsRecord, startWorld, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const message = (conversation: string, id?: string) => writeMessage(created(conversation, id));
const ALL_WELL = { batchItemFailures: [] };

describe("a batch", () => {
  test("of good messages is answered with no failures, and each leaves one line in the log", async () => {
    const conversations = [await world.newConversation(), await world.newConversation()];
    const { run, lines } = world.invocation();
    const records = conversations.map((id, n) => sqsRecord(message(id, `notif_ok_${n}`), `m${n}`));
    expect(await handleBatch({ Records: records }, run)).toEqual(ALL_WELL);
    expect(lines.map(({ message: text }) => text)).toEqual(["decision", "decision"]);
    expect(lines[0]?.fields).toMatchObject({
      event: "notif_ok_0",
      topic: "conversation.user.created",
      outcome: "acted",
      rule: "auto-assign",
      object: `conversation#${conversations[0]}`,
      reason: "assigned",
      results: ["applied"],
    });
  });

  test("with a bad message between good ones parks it with the reason and does the others", async () => {
    const conversation = await world.newConversation();
    const records = [
      sqsRecord("{not json", "bad-1"),
      sqsRecord(message(conversation), "good"),
      sqsRecord(writeMessage({ ...created("1", "notif_odd"), item: { type: "user", id: "1" } }), "bad-2"),
    ];
    expect(await handleBatch({ Records: records }, world.invocation().run)).toEqual(ALL_WELL);
    expect(await world.assigneeOf(conversation)).toMatchObject({ type: "admin" });
    const parked = await listParked(world.table, "auto-assign", 10);
    expect(parked).toContainEqual(expect.objectContaining({ event: "bad-1", reason: "message_unreadable" }));
    expect(parked).toContainEqual(
      expect.objectContaining({ event: "notif_odd", reason: "engine.item_unknown" }),
    );
  });

  test("in which every message throws something unknown is answered with all ids, and each is tried later", async () => {
    const { run, hidden, lines } = world.invocation();
    for (const thrown of [new TypeError("a bug"), undefined, "a string"]) {
      const rule = { ...run.rule, gather: () => Promise.reject(thrown) };
      const records = [sqsRecord(message("1"), "a"), sqsRecord(message("2"), "b")];
      expect(await handleBatch({ Records: records }, { ...run, rule })).toEqual({
        batchItemFailures: [{ itemIdentifier: "a" }, { itemIdentifier: "b" }],
      });
    }
    expect(hidden).toEqual(["handle-a", "handle-b", "handle-a", "handle-b", "handle-a", "handle-b"]);
    expect(lines.every(({ message: text }) => text === "event failed")).toBe(true);
    expect(lines[0]?.fields).toMatchObject({ code: "unknown", error: "TypeError", message: "a" });
  });

  test("answers the failure even if the queue can't be told to wait", async () => {
    const { run } = world.invocation();
    const rule = { ...run.rule, gather: () => Promise.reject(new Error("a bug")) };
    const queues = { ...run.queues, hide: () => Promise.reject(new Error("SQS is away")) };
    const records = [sqsRecord(message("1"), "a")];
    expect(await handleBatch({ Records: records }, { ...run, rule, queues })).toEqual({
      batchItemFailures: [{ itemIdentifier: "a" }],
    });
  });

  test("that is empty is answered with no failures", async () => {
    expect(await handleBatch({ Records: [] }, world.invocation().run)).toEqual(ALL_WELL);
  });
});

describe("a message that must wait", () => {
  test("for the API budget is sent again for the next window, with its id, and acknowledged", async () => {
    const { run, sent } = world.invocation();
    const at = Date.now() + 7_000;
    const reserve = () => Promise.reject(new RateLimitedError({ resetAtMs: at }));
    const records = [sqsRecord(message("1", "notif_later"), "a")];
    expect(await handleBatch({ Records: records }, { ...run, reserve })).toEqual(ALL_WELL);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.queue).toBe("live");
    expect(sent[0]?.delaySeconds).toBeGreaterThanOrEqual(6);
    expect(sent[0]?.delaySeconds).toBeLessThanOrEqual(7);
    expect(readMessage(sent[0]?.body ?? "")).toMatchObject({ id: "notif_later", resends: 1 });
  });

  test("because another decides about the same object is sent again in a few seconds", async () => {
    const conversation = await world.newConversation();
    const dead = world.invocation();
    const acting = () => Promise.reject(new Error("killed"));
    const table = { ...dead.run.table };
    await handleBatch({ Records: [sqsRecord(message(conversation), "a")] }, { ...dead.run, acting });
    const [open] = await listDecisions(table, `conversation#${conversation}`, "auto-assign");
    expect(open?.state).toBe("open");
    // Its owner gave it up; another takes it and never ends.
    const stuck = world.invocation();
    void handleBatch(
      { Records: [sqsRecord(message(conversation), "b")] },
      { ...stuck.run, acting: () => new Promise<never>(() => {}) },
    );
    await untilTaken(conversation, stuck.run.claim.owner);
    const { run, sent } = world.invocation();
    expect(await handleBatch({ Records: [sqsRecord(message(conversation), "c")] }, run)).toEqual(ALL_WELL);
    expect(sent).toMatchObject([{ queue: "live" }]);
    expect(sent[0]?.delaySeconds).toBeGreaterThanOrEqual(3);
    expect(sent[0]?.delaySeconds).toBeLessThanOrEqual(5);
  });

  test("because Intercom is away for a while is sent again, ever later, and never counts as a crash", async () => {
    const { run, sent } = world.invocation();
    const away = new Away();
    const rule = { ...run.rule, gather: () => Promise.reject(away) };
    for (const resends of [0, 3, 30]) {
      const body = writeMessage({ ...created("1", `notif_away_${resends}`), resends });
      expect(await handleBatch({ Records: [sqsRecord(body, "a")] }, { ...run, rule })).toEqual(ALL_WELL);
    }
    const [first = 0, fourth = 0, late = 0] = sent.map(({ delaySeconds }) => delaySeconds);
    expect([first >= 3 && first <= 5, fourth >= 20 && fourth <= 40, late >= 300 && late <= 600]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("because the invocation has no time left is handed back at once, untouched", async () => {
    const conversation = await world.newConversation();
    const { run, sent } = world.invocation();
    const records = [sqsRecord(message(conversation), "a")];
    expect(await handleBatch({ Records: records }, { ...run, deadline: Date.now() + 2_000 })).toEqual(
      ALL_WELL,
    );
    expect(sent).toMatchObject([{ queue: "live", delaySeconds: 0 }]);
    expect(await world.assigneeOf(conversation)).toMatchObject({ type: "nobody_admin" });
  });

  test("for ever is parked in the end", async () => {
    const { run, sent } = world.invocation();
    const body = writeMessage({ ...created("1", "notif_ever"), resends: 500 });
    const late = { ...run, deadline: Date.now() };
    expect(await handleBatch({ Records: [sqsRecord(body, "a")] }, late)).toEqual(ALL_WELL);
    expect(sent).toEqual([]);
    expect(await listParked(world.table, "auto-assign", 50)).toContainEqual(
      expect.objectContaining({ event: "notif_ever", reason: "resent_too_often" }),
    );
  });
});

test("settings that name a team the workspace doesn't have park the message, and say which setting", async () => {
  const conversation = await world.newConversation();
  const rules = { autoAssign: { mode: "live" as const, pool: { team: "Nobody" } } };
  const { run } = world.invocation({ settings: { rules } });
  expect(await handleBatch({ Records: [sqsRecord(message(conversation, "notif_team"), "a")] }, run)).toEqual(
    ALL_WELL,
  );
  const parked = await listParked(world.table, "auto-assign", 50);
  expect(parked.find(({ event }) => event === "notif_team")).toMatchObject({
    reason: "settings.unknown_name",
    remedy: expect.stringContaining("rules.autoAssign.pool.team"),
  });
});

class Away extends SwitchboardError {
  constructor() {
    super("Intercom answered 503", { code: "intercom.server", retryable: true });
  }
}

async function untilTaken(conversation: string, owner: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const [head] = await listDecisions(world.table, `conversation#${conversation}`, "auto-assign");
    if (head?.claim?.owner === owner) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("the plan was not taken over");
}
