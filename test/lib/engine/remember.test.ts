import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handleBatch, writeMessage } from "../../../lib/engine/index.ts";
import { processEvent } from "../../../lib/engine/process-event.ts";
import type { Known, Mode, Proposal, Rule } from "../../../lib/engine/rule.ts";
import { listDecisions, listDue, listSnapshots } from "../../../lib/state/index.ts";
import { created, sqsRecord, startWorld, type World } from "../../support/world.ts";

const LATER = Date.parse("2031-01-01T00:00:00Z");
const EVEN_LATER = Date.parse("2032-01-01T00:00:00Z");
const END = Date.parse("2040-01-01T00:00:00Z");

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const skip = (more: object = {}): Proposal => ({
  outcome: "skip",
  reason: "seen",
  because: "Seen.",
  ...more,
});

/** A rule that proposes what it is told, and keeps what it was given. */
function scripted(name: string, mode: Mode, proposals: readonly Proposal[]) {
  const known: (Known | undefined)[] = [];
  const { run } = world.invocation({ mode });
  const script = [...proposals];
  const rule: Rule<unknown> = {
    ...run.rule,
    name,
    gather: async () => ({}),
    decide(_event, _facts, remembered) {
      known.push(remembered);
      return script.shift() ?? skip();
    },
  };
  return { run: { ...run, rule }, known };
}
const dueOf = async (rule: string, mode: "live" | "dry-run" = "live") =>
  (await listDue(world.table, { rule, mode, untilMs: END, limit: 10 })).map(({ at }) => at);

describe("the time at which a rule wants to look again", () => {
  test("is set by a decision, moved by the next, and taken away by one without", async () => {
    const conversation = await world.newConversation();
    const proposals = [skip({ dueAt: LATER }), skip({ dueAt: EVEN_LATER }), skip()];
    const { run } = scripted("moves", "live", proposals);
    await processEvent(created(conversation), run);
    expect(await dueOf("moves")).toEqual([LATER]);
    await processEvent(created(conversation), run);
    expect(await dueOf("moves")).toEqual([EVEN_LATER]);
    await processEvent(created(conversation), run);
    expect(await dueOf("moves")).toEqual([]);
  });

  test("is gone when its event was dealt with, also when only the acknowledgement was lost", async () => {
    const conversation = await world.newConversation();
    const { run } = scripted("fires", "live", [skip({ dueAt: LATER }), skip(), skip({ dueAt: LATER })]);
    await processEvent(created(conversation), run);
    const event = { ...created(conversation, "sweep/fires/x/1"), topic: "sweep", dueAt: LATER };
    const record = sqsRecord(writeMessage(event), "m1");
    expect(await handleBatch({ Records: [record] }, run)).toEqual({ batchItemFailures: [] });
    expect(await dueOf("fires")).toEqual([]);
    // A later decision sets the same time again; the first event, delivered once more, must not take it away.
    await processEvent(created(conversation), run);
    await handleBatch({ Records: [record] }, run);
    expect(await dueOf("fires")).toEqual([LATER]);
  });

  test("outlives what the engine itself skips, such as an echo or a rule that is switched off", async () => {
    const conversation = await world.newConversation();
    await processEvent(created(conversation), scripted("stays", "live", [skip({ dueAt: LATER })]).run);
    const echo = {
      type: "conversation",
      id: conversation,
      conversation_parts: { conversation_parts: [{ id: "1", author: { type: "admin", id: "99" } }] },
    };
    const own = await processEvent(
      { ...created(conversation), item: echo },
      scripted("stays", "live", []).run,
    );
    expect(own).toMatchObject({ decision: { reason: "own_action", dueAt: LATER } });
    const off = await processEvent(created(conversation), scripted("stays", "off", []).run);
    expect(off).toMatchObject({ decision: { reason: "off", dueAt: LATER } });
    expect(await dueOf("stays")).toEqual([LATER]);
  });

  test("of a dry run is apart from a live one's", async () => {
    const conversation = await world.newConversation();
    await processEvent(created(conversation), scripted("apart", "dry-run", [skip({ dueAt: LATER })]).run);
    expect(await dueOf("apart")).toEqual([]);
    expect(await dueOf("apart", "dry-run")).toEqual([LATER]);
  });
});

describe("what a rule remembers", () => {
  const memory = (value: string, keepDays?: number) => ({
    memory: { value, ...(keepDays === undefined ? {} : { keepDays }) },
  });

  test("is given back with the next event, through decisions that say nothing of it", async () => {
    const conversation = await world.newConversation();
    const { run, known } = scripted("keeps", "live", [skip(memory("a")), skip(), skip(memory("b")), skip()]);
    for (const _ of [1, 2, 3, 4]) await processEvent(created(conversation), run);
    expect(known).toEqual([{ memory: undefined }, { memory: "a" }, { memory: "a" }, { memory: "b" }]);
  });

  test("in a dry run begins with what was really done, and ends when the rule is live", async () => {
    const conversation = await world.newConversation();
    const live = scripted("rehearses", "live", [skip(memory("really"))]);
    await processEvent(created(conversation), live.run);
    const dry = scripted("rehearses", "dry-run", [skip(memory("as if")), skip()]);
    await processEvent(created(conversation), dry.run);
    await processEvent(created(conversation), dry.run);
    expect(dry.known).toEqual([{ memory: "really" }, { memory: "as if" }]);
    const again = scripted("rehearses", "live", []);
    await processEvent(created(conversation), again.run);
    expect(again.known).toEqual([{ memory: "really" }]);
    const dryAgain = scripted("rehearses", "dry-run", []);
    await processEvent(created(conversation), dryAgain.run);
    expect(dryAgain.known).toEqual([{ memory: "really" }]);
  });
});

describe("a snapshot", () => {
  const plan: Proposal = {
    outcome: "plan",
    reason: "stale",
    because: "Nobody has seen them.",
    actions: [],
    snapshot: { person: { type: "user", id: "7", email: "lea@example.test" } },
  };

  test("is kept before a live plan is recorded, and not at all in a dry run", async () => {
    const [first, second] = [await world.newConversation(), await world.newConversation()];
    await processEvent(created(first, "snap_1"), scripted("snaps", "live", [plan]).run);
    expect(await listSnapshots(world.table, `conversation#${first}`)).toMatchObject([
      { rule: "snaps", event: "snap_1", person: { type: "user", id: "7", email: "lea@example.test" } },
    ]);
    await processEvent(created(second), scripted("snaps", "dry-run", [plan]).run);
    expect(await listSnapshots(world.table, `conversation#${second}`)).toEqual([]);
  });

  test("that can't be kept leaves the plan unrecorded", async () => {
    const conversation = await world.newConversation();
    const person = { notes: "x".repeat(400_000) };
    const { run } = scripted("too-large", "live", [{ ...plan, snapshot: { person } }]);
    await expect(processEvent(created(conversation), run)).rejects.toMatchObject({
      code: "state.snapshot_too_large",
    });
    expect(await listDecisions(world.table, `conversation#${conversation}`, "too-large")).toEqual([]);
  });
});
