import { afterAll, beforeAll, expect, test } from "vitest";
import { explain } from "../../../../lib/engine/index.ts";
import { describeUndo, undoDecision } from "../../../../lib/engine/undo/index.ts";
import type { Action, Decision } from "../../../../lib/state/index.ts";
import { giveToBen, type History, startHistory } from "./history.ts";

let history: History;
beforeAll(async () => {
  history = await startHistory();
});
afterAll(() => history.close());

/** A plan whose owner died over it, an hour ago unless told. */
const dead = (actions: Action[], until = Date.now() - 3_600_000): Partial<Decision> => ({
  actions,
  at: Date.now() - 5_000,
  state: "open",
  claim: { owner: "dead", until },
});
const note = (conversation: string): Action => ({
  kind: "note",
  conversation,
  body: "Hi.",
  reason: "a test",
});

test("a dead plan of which nothing was done is given up, and an older decision can be taken back", async () => {
  const id = await history.newConversation();
  await history.act(id, [giveToBen(id)]);
  await history.append(id, dead([note(id)]));
  const report = await undoDecision(history.target(id, 1), history.by());
  expect(report).toMatchObject({ outcome: "undone", actions: [{ result: "undone", by: 3 }] });
  const log = await history.decisionsOf(id);
  expect(log[1]).toMatchObject({ state: "done", receipts: [{ result: "refused", reason: "taken_back" }] });
});

test("of a dead plan, what was done is found and taken back; the rest is not done any more", async () => {
  const id = await history.newConversation();
  await history.append(id, dead([giveToBen(id), note(id)]));
  await history.run([giveToBen(id)]);
  const report = await undoDecision(history.target(id, 1), history.by());
  expect(report).toMatchObject({
    outcome: "undone",
    actions: [
      { kind: "assign", result: "undone" },
      { kind: "note", result: "not_done" },
    ],
  });
  const [undo, plan] = await history.decisionsOf(id);
  expect(undo).toMatchObject({ outcome: "undo", state: "done", hold: { by: "olga" } });
  expect(plan?.receipts).toMatchObject([
    { action: 0, result: "found" },
    { action: 1, result: "refused", reason: "taken_back" },
  ]);
});

test("a plan that its owner may be at is left alone", async () => {
  const id = await history.newConversation();
  await history.append(id, dead([giveToBen(id)], Date.now() + 60_000));
  expect(await undoDecision(history.target(id, 1), history.by())).toMatchObject({
    outcome: "refused",
    reason: "still_open",
  });
  expect((await history.decisionsOf(id))[0]).toMatchObject({ state: "open", claim: { owner: "dead" } });
});

test("a dead plan stays open, and free, when it can't be looked at", async () => {
  const id = await history.newConversation();
  await history.append(id, dead([giveToBen(id)]));
  const by = history.by();
  const away = new Error("Intercom is away");
  const conversations = { ...by.acting.intercom.conversations, get: () => Promise.reject(away) };
  const acting = { ...by.acting, intercom: { ...by.acting.intercom, conversations } };
  await expect(undoDecision(history.target(id, 1), { ...by, acting })).rejects.toBe(away);
  expect((await history.decisionsOf(id))[0]).toMatchObject({ state: "open", claim: { until: 0 } });
  expect(await undoDecision(history.target(id, 1), history.by())).toMatchObject({
    outcome: "refused",
    reason: "nothing_to_undo",
  });
});

test("an undo that was refused whole says so, that a hold is left, and no word of force for what is gone", async () => {
  const lead = "5d0a00000000000000000000";
  const object = await history.newConversation();
  const tag: Action = {
    kind: "tag",
    on: [{ kind: "lead", id: lead }],
    tag: { id: "1", name: "hot" },
    reason: "a test",
  };
  await history.append(object, {
    actions: [tag],
    receipts: [{ action: 0, result: "applied", at: Date.now() }],
  });
  const report = await undoDecision(history.target(object), history.by());
  expect(report).toMatchObject({ outcome: "refused", reason: "gone", held: true });
  expect(describeUndo(report)[0]).toBe(
    `Decision 1 of auto-assign about conversation#${object} was not taken back. Intercom no longer knows what it was about. The rule leaves the object alone all the same, until the hold is released.`,
  );
  const { decisions } = await explain(history.table, `conversation#${object}`);
  expect(decisions[0]?.sentences[0]).toMatch(/: olga tried to take back decision 1, and nothing of it was\./);
});
