import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type RunDecision,
  releaseHold,
  type Undoing,
  undoDecision,
  undoRun,
} from "../../../../lib/engine/undo/index.ts";
import type { Action } from "../../../../lib/state/index.ts";
import { giveToBen, type History, startHistory } from "./history.ts";

let history: History;
beforeAll(async () => {
  history = await startHistory();
});
afterAll(() => history.close());

const crash = new Error("the process was killed");
const LATER = 120_000;
const later = () => {
  const now = Date.now() + LATER;
  return { now: () => now, sleep: async () => {} };
};

/** An attempt that dies in the middle of unassigning, before or after Intercom has done it. */
function dying(when: "before" | "after"): Undoing {
  const { intercom, ...rest } = history.acting;
  const conversations = {
    ...intercom.conversations,
    assign: async (...args: Parameters<typeof intercom.conversations.assign>) => {
      if (when === "after") await intercom.conversations.assign(...args);
      throw crash;
    },
  };
  return history.by({ acting: { ...rest, intercom: { ...intercom, conversations } } });
}

const unassignments = async (id: string) =>
  (await history.partsOf(id)).filter(({ assigned_to }) => {
    return typeof assigned_to === "object" && assigned_to?.type === "nobody_admin";
  }).length;

test("two operators at once: it is undone once", async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await history.newConversation();
    await history.act(id, [giveToBen(id)]);
    const reports = await Promise.all([
      undoDecision(history.target(id), history.by()),
      undoDecision(history.target(id), history.by()),
    ]);
    const outcomes = reports.map(({ outcome }) => outcome);
    expect(outcomes).toContain("undone");
    expect(["busy,undone", "already_undone,undone"]).toContain(outcomes.toSorted().join());
    expect(await unassignments(id)).toBe(1);
    expect(await history.decisionsOf(id)).toHaveLength(2);
  }
});

test.each(["before", "after"] as const)(
  "a crash %s Intercom did it: the next attempt ends it",
  async (when) => {
    const id = await history.newConversation();
    await history.act(id, [giveToBen(id)]);
    await expect(undoDecision(history.target(id), dying(when))).rejects.toBe(crash);
    expect(await undoDecision(history.target(id), history.by())).toMatchObject({
      outcome: "undone",
      actions: [{ action: 0, result: "undone", by: 2 }],
    });
    expect(await unassignments(id)).toBe(1);
    expect(await history.decisionsOf(id)).toMatchObject([{ version: 2, state: "done" }, { version: 1 }]);
  },
);

test("a dead owner's undo waits for the end of the lease", async () => {
  const id = await history.newConversation();
  await history.act(id, [giveToBen(id)]);
  const unassign: Action = {
    kind: "unassign",
    conversation: id,
    from: { type: "admin", id: "12" },
    reason: "undo",
  };
  await history.append(id, {
    outcome: "undo",
    state: "open",
    claim: { owner: "dead", until: Date.now() + 65_000 },
    actions: [unassign],
    undoes: { version: 1, actions: [0] },
  });
  expect(await undoDecision(history.target(id), history.by())).toMatchObject({ outcome: "busy" });
  expect(await undoDecision(history.target(id), history.by({ clock: later() }))).toMatchObject({
    outcome: "undone",
  });
  expect(await unassignments(id)).toBe(1);
});

test("a rule that decides in between: busy while its plan is open, then refused if it changed the field", async () => {
  const id = await history.newConversation();
  await history.act(id, [giveToBen(id)]);
  const claim = { owner: "rule", until: Date.now() + 60_000 };
  await history.append(id, { state: "open", claim });
  expect(await undoDecision(history.target(id), history.by())).toMatchObject({ outcome: "busy" });

  const other = await history.newConversation();
  await history.act(other, [giveToBen(other)]);
  const toAda: Action = {
    ...giveToBen(other),
    to: { type: "admin", id: "11" },
    from: { type: "admin", id: "12" },
  };
  await history.act(other, [toAda]);
  expect(await undoDecision(history.target(other), history.by())).toMatchObject({
    outcome: "refused",
    reason: "changed",
  });
});

async function outcomesOf(entries: AsyncIterable<RunDecision>): Promise<string[]> {
  const outcomes: string[] = [];
  for await (const { outcome } of undoRun(entries, history.by())) outcomes.push(outcome);
  return outcomes;
}

test("a run is undone newest first, and run again it finds everything undone", async () => {
  const ids = [await history.newConversation(), await history.newConversation()];
  for (const id of ids) await history.act(id, [giveToBen(id)]);
  const [first = ""] = ids;
  await history.act(first, [
    { kind: "close", conversation: first, was: { state: "open" }, reason: "a test" },
  ]);
  async function* entries() {
    yield history.target(first, 2);
    for (const id of ids.toReversed()) yield history.target(id);
  }
  expect(await outcomesOf(entries())).toEqual(["undone", "undone", "undone"]);
  for (const id of ids) {
    expect(await history.fieldsOf(id)).toEqual({ state: "open", assignee: null, snoozed_until: null });
  }
  expect(await outcomesOf(entries())).toEqual(["already_undone", "already_undone", "already_undone"]);
});

test("a release ends the hold, once", async () => {
  const id = await history.newConversation();
  await history.act(id, [giveToBen(id)]);
  const { object, rule } = history.target(id);
  expect(await releaseHold({ object, rule }, history.by())).toMatchObject({ outcome: "not_held" });
  await undoDecision(history.target(id), history.by());
  expect(await releaseHold({ object, rule }, history.by())).toMatchObject({
    outcome: "released",
    version: 3,
  });
  expect(await releaseHold({ object, rule }, history.by())).toMatchObject({ outcome: "not_held" });
  const log = await history.decisionsOf(id);
  expect(log.map(({ outcome }) => outcome)).toEqual(["release", "undo", "plan"]);
  expect(log[0]).toMatchObject({ by: "olga", state: "done" });
  expect(log[0]).not.toHaveProperty("hold");
});
