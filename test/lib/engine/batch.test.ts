import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handleBatch, itemOf, readMessage, sweepBacklog, writeMessage } from "../../../lib/engine/index.ts";
import { addToBacklog, listDecisions, listParked, readBacklog } from "../../../lib/state/index.ts";
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
    const { RateLimitedError } = await import("../../../lib/intercom/index.ts");
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

describe("a sweep of the backlog", () => {
  const away = (id: string, away_mode_enabled: boolean) =>
    world.intercom.admins.setAway(id, { away_mode_enabled, away_mode_reassign: false });
  const waiting = async () =>
    (await readBacklog(world.table, "auto-assign", 100)).map(({ object }) => object);

  test("enqueues who waits, oldest first, as soon as someone is free; and what is served leaves it", async () => {
    const older = await world.newConversation();
    const newer = await world.newConversation();
    await Promise.all([away("11", true), away("12", true)]);
    for (const id of [newer, older]) {
      await handleBatch({ Records: [sqsRecord(message(id), id)] }, world.invocation().run);
    }
    expect(new Set(await waiting())).toEqual(new Set([`conversation#${older}`, `conversation#${newer}`]));

    const early = world.invocation();
    const nothing = await sweepBacklog(early.run.rule, 1_560_945_600_000, early.run);
    expect(nothing).toMatchObject({ lookedAt: 2, enqueued: 0, because: "0 of 3 in Support are free." });
    expect(early.sent).toEqual([]);

    await away("12", false);
    const { run, sent } = world.invocation();
    const report = await sweepBacklog(run.rule, 1_560_945_600_000, run);
    expect(report).toEqual({
      rule: "auto-assign",
      lookedAt: 2,
      enqueued: 2,
      because: "1 of 3 in Support are free.",
    });
    const events = sent.map(({ body }) => readMessage(body));
    expect(events.map((event) => event?.item)).toEqual([
      itemOf(`conversation#${older}`),
      itemOf(`conversation#${newer}`),
    ]);
    expect(events[0]?.id).toBe(`sweep/auto-assign/2019-06-19T12:00:00.000Z/conversation#${older}`);

    const records = sent.map(({ body }, n) => sqsRecord(body, `s${n}`));
    expect(await handleBatch({ Records: records }, { ...world.invocation().run, queue: "sweep" })).toEqual(
      ALL_WELL,
    );
    for (const id of [older, newer]) expect(await world.assigneeOf(id)).toMatchObject({ id: "12" });
    expect(await waiting()).toEqual([]);
    await away("11", false);
  });

  test("twice for the same time enqueues the same events, and they are done once", async () => {
    const conversation = await world.newConversation();
    const since = 1_560_945_600_000;
    await addToBacklog(
      world.table,
      { rule: "auto-assign", object: `conversation#${conversation}`, since },
      since,
    );
    const [first, second] = [world.invocation(), world.invocation()];
    await sweepBacklog(first.run.rule, since, first.run);
    await sweepBacklog(second.run.rule, since, second.run);
    expect(first.sent).toEqual(second.sent);
    const records = [...first.sent, ...second.sent].map(({ body }, n) => sqsRecord(body, `s${n}`));
    const { run, lines } = world.invocation();
    expect(await handleBatch({ Records: records }, run)).toEqual(ALL_WELL);
    expect(lines.map(({ fields }) => fields["outcome"])).toEqual(["acted", "duplicate"]);
    expect(await waiting()).toEqual([]);
  });

  test("of an empty backlog, or of a rule that is off, asks Intercom nothing", async () => {
    const live = world.invocation();
    expect(await sweepBacklog(live.run.rule, 1, live.run)).toMatchObject({
      because: "The backlog is empty.",
    });
    const off = world.invocation({ mode: "off" });
    expect(await sweepBacklog(off.run.rule, 1, off.run)).toMatchObject({ lookedAt: 0, enqueued: 0 });
    expect(live.purse.used() + off.purse.used()).toBe(0);
  });
});

async function untilTaken(conversation: string, owner: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const [head] = await listDecisions(world.table, `conversation#${conversation}`, "auto-assign");
    if (head?.claim?.owner === owner) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("the plan was not taken over");
}
