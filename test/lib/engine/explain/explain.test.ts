import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { explain } from "../../../../lib/engine/index.ts";
import { appendDecision, type Decision, type Table } from "../../../../lib/state/index.ts";
import { startTable } from "../../../support/table.ts";

/** 2019-06-19T12:00:00Z */
const NOW = 1_560_945_600_000;
let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

const assign = {
  kind: "assign",
  conversation: "7",
  to: { type: "admin", id: "11" },
  from: { type: "nobody_admin", id: null },
  reason: "Next in turn.",
} as const;

function decision(object: string, version: number, more: Partial<Decision> = {}): Decision {
  return {
    object,
    rule: "auto-assign",
    version,
    event: `notif_${version}`,
    topic: "conversation.user.created",
    at: NOW + 60_000 * version,
    mode: "live",
    outcome: "plan",
    reason: "assigned",
    because: "Next in turn of the 2 free in Support (3 in all).",
    actions: [assign],
    state: "done",
    receipts: [{ action: 0, result: "applied", at: NOW + 60_000 * version + 1000, part: "900" }],
    ...more,
  };
}

async function sentences(more: Partial<Decision>, name: string): Promise<readonly string[]> {
  const object = `conversation#${name}`;
  await appendDecision(table, decision(object, 1, more));
  return (await explain(table, object)).decisions[0]?.sentences ?? [];
}

test("what was done, why, and when", async () => {
  expect(await sentences({}, "done")).toEqual([
    "2019-06-19 12:01:00 UTC, auto-assign: acted (assigned). Next in turn of the 2 free in Support (3 in all).",
    "- Assign conversation 7 to admin 11. Done at 2019-06-19 12:01:01 UTC.",
  ]);
});

test("what was found done, and what was refused because a human was faster or Intercom said no", async () => {
  const receipts = [
    { action: 0, result: "found", at: NOW },
    { action: 1, result: "refused", at: NOW, reason: "assigned_meanwhile" },
    { action: 2, result: "refused", at: NOW, reason: "intercom.forbidden" },
    { action: 3, result: "refused", at: NOW, reason: "a_word_to_come" },
  ] as const;
  const actions = [assign, assign, assign, assign, assign];
  expect(
    (await sentences({ actions, receipts: [...receipts], state: "failed" }, "refused")).slice(1),
  ).toEqual([
    "- Assign conversation 7 to admin 11. Found done already at 2019-06-19 12:00:00 UTC.",
    "- Assign conversation 7 to admin 11. Not done: somebody else had changed the assignment by then.",
    "- Assign conversation 7 to admin 11. Not done: Intercom refused it (intercom.forbidden).",
    "- Assign conversation 7 to admin 11. Not done: a_word_to_come.",
    "- Assign conversation 7 to admin 11. Not tried, because of what came before.",
    "If its message is parked, replay it once the cause is mended.",
  ]);
});

test("a dry run says plainly that nothing was changed", async () => {
  expect(await sentences({ mode: "dry-run", receipts: [] }, "dry")).toEqual([
    "2019-06-19 12:01:00 UTC, auto-assign: would have acted (assigned); in this dry run nothing was changed. Next in turn of the 2 free in Support (3 in all).",
    "- Assign conversation 7 to admin 11. Not done: dry run.",
  ]);
});

test("a plan that is open is neither done nor lost", async () => {
  const open = { state: "open", claim: { owner: "o", until: NOW }, receipts: [] } as const;
  expect(await sentences({ ...open, receipts: [] }, "open")).toEqual([
    "2019-06-19 12:01:00 UTC, auto-assign: decided to act (assigned) and has not finished. Next in turn of the 2 free in Support (3 in all).",
    "- Assign conversation 7 to admin 11. Not finished yet.",
    "Whoever works on it is still at it, or died; the next message looks first.",
  ]);
});

test("a plan of which all was refused did not act, and an undo under way took nothing back yet", async () => {
  const receipts = [{ action: 0, result: "refused", at: NOW, reason: "open_meanwhile" }] as const;
  expect(await sentences({ receipts: [...receipts] }, "in-vain")).toEqual([
    "2019-06-19 12:01:00 UTC, auto-assign: wanted to act (assigned), and nothing of it was done. Next in turn of the 2 free in Support (3 in all).",
    "- Assign conversation 7 to admin 11. Not done: the conversation was open by then.",
  ]);
  const undo = { outcome: "undo", state: "open", by: "ada", receipts: [] } as const;
  const open = { ...undo, receipts: [], undoes: { version: 1, actions: [0] }, because: "" };
  expect((await sentences(open, "undoing"))[0]).toBe(
    "2019-06-19 12:01:00 UTC, auto-assign: ada is taking back decision 1, and it is not finished.",
  );
});

test("a skip says why, and since when the object waits", async () => {
  const skip = {
    outcome: "skip",
    reason: "nobody_free",
    actions: [],
    receipts: [],
    waitsSince: NOW,
  } as const;
  const because = "All 3 in Support are away or have no inbox seat.";
  expect(await sentences({ ...skip, actions: [], receipts: [], because }, "skip")).toEqual([
    "2019-06-19 12:01:00 UTC, auto-assign: nothing to do (nobody_free). All 3 in Support are away or have no inbox seat.",
    "It waits since 2019-06-19 12:00:00 UTC for the next sweep.",
  ]);
});

test("an undo and its hold name the operator; a later release ends both", async () => {
  const object = "conversation#undone";
  const hold = { at: NOW + 120_000, because: "Given to the wrong team.", by: "ada" };
  await appendDecision(table, decision(object, 1));
  const undo = { outcome: "undo", by: "ada", undoes: { version: 1, actions: [0] }, hold } as const;
  const back = { ...assign, to: { type: "team", id: "500" } } as const;
  await appendDecision(
    table,
    decision(object, 2, {
      ...undo,
      undoes: { version: 1, actions: [0] },
      actions: [back],
      because: hold.because,
    }),
  );
  const held = await explain(table, object);
  expect(held.summary).toEqual([
    "auto-assign is held since 2019-06-19 12:02:00 UTC by ada, and leaves it alone until that is released: Given to the wrong team.",
  ]);
  expect(held.decisions[0]?.sentences).toEqual([
    "2019-06-19 12:02:00 UTC, auto-assign: ada took back decision 1. Given to the wrong team.",
    "- Assign conversation 7 to team 500. Done at 2019-06-19 12:02:01 UTC.",
    "The rule leaves it alone from then on, until the hold is released.",
  ]);
  const release = {
    outcome: "release",
    by: "ben",
    actions: [],
    receipts: [],
    because: "Sorted out.",
  } as const;
  await appendDecision(table, decision(object, 3, { ...release, actions: [], receipts: [] }));
  const released = await explain(table, object);
  expect(released.summary).toEqual([]);
  expect(released.decisions[0]?.sentences).toEqual([
    "2019-06-19 12:03:00 UTC, auto-assign: ben ended the hold; the rule may act again. Sorted out.",
  ]);
});

test("every rule's decisions, newest first, page after page, and nothing else of the collection", async () => {
  const object = "person#5d0a";
  for (const version of [1, 2, 3]) {
    await appendDecision(table, decision(object, version));
    await appendDecision(table, decision(object, version, { rule: "tag-leads", at: NOW + 60_000 * version }));
  }
  for (const sk of ["snapshot#000000001", "owned#000000001", `snapshot#2019-06-19T12:00:00.000Z#archive`]) {
    await table.client.send(new PutCommand({ TableName: table.name, Item: { pk: object, sk, v: 1 } }));
  }
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await explain(table, object, cursor === undefined ? { limit: 4 } : { cursor, limit: 4 });
    found.push(...page.decisions.map(({ decision: { rule, version } }) => `${rule} ${version}`));
    cursor = page.cursor;
  } while (cursor !== undefined);
  expect(found).toEqual([
    "tag-leads 3",
    "auto-assign 3",
    "tag-leads 2",
    "auto-assign 2",
    "tag-leads 1",
    "auto-assign 1",
  ]);
});

test("of an object that nobody decided about it says so, and how long decisions are kept", async () => {
  expect(await explain(table, "conversation#404")).toEqual({
    object: "conversation#404",
    summary: [
      "Nothing is recorded about conversation 404: no rule has decided about it in the last 30 days, which is how long decisions are kept, or all that was recorded has been forgotten.",
    ],
    decisions: [],
  });
});
