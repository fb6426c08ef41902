import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeUndo, undoDecision } from "../../../../lib/engine/undo/index.ts";
import { giveToBen, type History, startHistory } from "./history.ts";

let history: History;
beforeAll(async () => {
  history = await startHistory();
});
afterAll(() => history.close());

const note = (conversation: string) =>
  ({ kind: "note", conversation, body: "Why", reason: "a test" }) as const;
const close = (conversation: string) =>
  ({ kind: "close", conversation, was: { state: "open" }, reason: "a test" }) as const;

describe("an undo", () => {
  test("restores the fields, last action first, leaves a hold, and keeps the history", async () => {
    const id = await history.newConversation();
    await history.act(id, [giveToBen(id), note(id), close(id)]);
    expect(await history.fieldsOf(id)).toMatchObject({ state: "closed", assignee: "12" });
    const report = await undoDecision(history.target(id), history.by({ because: "wrong team" }));
    expect(report).toMatchObject({
      outcome: "undone",
      actions: [
        { action: 0, kind: "assign", result: "undone", by: 2 },
        { action: 1, kind: "note", result: "cannot", reason: "note_stays" },
        { action: 2, kind: "close", result: "undone", by: 2 },
      ],
    });
    expect(await history.fieldsOf(id)).toEqual({ state: "open", assignee: null, snoozed_until: null });
    expect(await history.decisionsOf(id)).toMatchObject([
      {
        version: 2,
        outcome: "undo",
        state: "done",
        by: "olga",
        undoes: { version: 1, actions: [2, 0] },
        hold: { by: "olga", because: "wrong team" },
        actions: [{ kind: "open" }, { kind: "unassign" }],
        receipts: [{ result: "applied" }, { result: "applied" }],
      },
      { version: 1, outcome: "plan" },
    ]);
    expect(describeUndo(report)).toEqual([
      `Decision 1 of auto-assign about conversation#${id} was taken back; the rule leaves the object alone until the hold is released.`,
      "Action 0 (assign): taken back by decision 2.",
      "Action 1 (note): can't be taken back. Intercom's API can't take a note away.",
      "Action 2 (close): taken back by decision 2.",
    ]);
  });

  test("a second time finds the first, and calls nobody", async () => {
    const id = await history.newConversation();
    await history.act(id, [giveToBen(id)]);
    await undoDecision(history.target(id), history.by());
    const { calls } = history.simulator.stats();
    expect(await undoDecision(history.target(id), history.by())).toMatchObject({
      outcome: "already_undone",
      actions: [{ action: 0, result: "undone", by: 2 }],
    });
    expect(history.simulator.stats().calls).toBe(calls);
    expect(await history.decisionsOf(id)).toHaveLength(2);
  });

  test("of one action alone leaves the others, which can be undone later", async () => {
    const id = await history.newConversation();
    await history.act(id, [giveToBen(id), close(id)]);
    await undoDecision({ ...history.target(id), actions: [1] }, history.by());
    expect(await history.fieldsOf(id)).toMatchObject({ state: "open", assignee: "12" });
    await undoDecision(history.target(id), history.by());
    expect(await history.fieldsOf(id)).toMatchObject({ state: "open", assignee: null });
  });

  test("of what a human has changed since is refused and leaves no trace, unless forced", async () => {
    const id = await history.newConversation();
    await history.act(id, [giveToBen(id)]);
    await history.intercom.conversations.assign(id, {
      admin_id: "11",
      assignee: { type: "admin", id: "11" },
    });
    expect(await undoDecision(history.target(id), history.by())).toMatchObject({
      outcome: "refused",
      reason: "changed",
      actions: [{ action: 0, result: "refused", reason: "assigned_meanwhile" }],
    });
    expect(await history.decisionsOf(id)).toHaveLength(1);
    expect(await history.fieldsOf(id)).toMatchObject({ assignee: "11" });
    expect(await undoDecision(history.target(id), history.by({ force: true }))).toMatchObject({
      outcome: "undone",
    });
    expect(await history.fieldsOf(id)).toMatchObject({ assignee: null });
  });

  test("carries on what the rule remembers", async () => {
    const id = await history.newConversation();
    const receipts = [...(await history.run([giveToBen(id)]))];
    const memory = { live: { value: { step: 2 } } };
    await history.append(id, { actions: [giveToBen(id)], receipts, memory });
    await undoDecision(history.target(id), history.by());
    expect((await history.decisionsOf(id))[0]?.memory).toEqual(memory);
  });

  test("that Intercom refuses for good has failed, and says with what", async () => {
    const id = await history.newConversation();
    const from = { type: "admin", id: "404" };
    const action = { ...giveToBen(id), from };
    await history.act(id, [action]);
    expect(await undoDecision(history.target(id), history.by())).toMatchObject({
      outcome: "failed",
      reason: "intercom.not_found",
      actions: [{ action: 0, result: "refused", reason: "intercom.not_found" }],
    });
  });
});

describe("an undo is refused", () => {
  test("of a decision that does not exist", async () => {
    expect(await undoDecision(history.target("1"), history.by())).toEqual({
      ...history.target("1"),
      outcome: "refused",
      reason: "not_found",
      actions: [],
    });
  });

  test.each([
    ["dry_run", { mode: "dry-run" }],
    ["skip", { outcome: "skip" }],
    ["not_a_plan", { outcome: "undo" }],
    ["not_a_plan", { outcome: "release" }],
    ["nothing_to_undo", {}],
  ] as const)("with reason %s: %j", async (reason, rest) => {
    const id = await history.newConversation();
    await history.append(id, rest);
    expect(await undoDecision(history.target(id), history.by())).toMatchObject({
      outcome: "refused",
      reason,
    });
    expect(await history.decisionsOf(id)).toHaveLength(1);
  });

  test("while the plan is open", async () => {
    const id = await history.newConversation();
    await history.append(id, { state: "open", claim: { owner: "rule", until: Date.now() + 60_000 } });
    expect(await undoDecision(history.target(id), history.by())).toMatchObject({
      outcome: "refused",
      reason: "still_open",
    });
  });

  test("for what had not been done", async () => {
    const id = await history.newConversation();
    const receipts = [{ action: 0, result: "refused", at: 1, reason: "closed" }] as const;
    await history.append(id, { actions: [giveToBen(id)], receipts: [...receipts] });
    expect(await undoDecision(history.target(id), history.by())).toMatchObject({
      reason: "nothing_to_undo",
      actions: [{ action: 0, result: "not_done", reason: "closed" }],
    });
  });
});
