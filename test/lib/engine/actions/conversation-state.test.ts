import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bound } from "../../../../lib/engine/actions/kinds.ts";
import type { Action } from "../../../../lib/state/index.ts";
import { FAR, startWorkspace, type Workspace } from "./workspace.ts";

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.close());

const OPEN = { state: "open" } as const;
const CLOSED = { state: "closed" } as const;
const SNOOZED = { state: "snoozed", until: FAR } as const;
const NOBODY = { type: "nobody_admin", id: null };
const BEN = { type: "admin", id: "12" } as const;
const SUPPORT = { type: "team", id: "500" } as const;
const FAR_SECONDS = 4_102_444_800;
const ACTS = { reason: "a test" };

const nobody = async () => {};
const giveToBen = (id: string) =>
  workspace.intercom.conversations.assign(id, { admin_id: "12", assignee: BEN });
const close = (id: string) => workspace.intercom.conversations.close(id, { admin_id: "12" });
const snooze = (id: string) =>
  workspace.intercom.conversations.snooze(id, { admin_id: "12", snoozed_until: FAR_SECONDS });

type StateAction = Extract<Action, { kind: "assign" | "unassign" | "snooze" | "close" | "open" }>;

interface Case {
  readonly name: string;
  readonly before: (id: string) => Promise<unknown>;
  readonly action: (conversation: string) => StateAction;
  readonly after: Awaited<ReturnType<Workspace["fieldsOf"]>>;
}

const cases: Case[] = [
  {
    name: "assign nobody's conversation to an admin",
    before: nobody,
    action: (conversation) => ({ ...ACTS, kind: "assign", conversation, to: BEN, from: NOBODY }),
    after: { state: "open", assignee: "12", snoozed_until: null },
  },
  {
    name: "assign an admin's conversation to a team",
    before: giveToBen,
    action: (conversation) => ({ ...ACTS, kind: "assign", conversation, to: SUPPORT, from: BEN }),
    after: { state: "open", assignee: "500", snoozed_until: null },
  },
  {
    name: "assign a closed conversation",
    before: close,
    action: (conversation) => ({
      ...ACTS,
      kind: "assign",
      conversation,
      to: BEN,
      from: NOBODY,
      was: CLOSED,
    }),
    after: { state: "open", assignee: "12", snoozed_until: null },
  },
  {
    name: "unassign",
    before: giveToBen,
    action: (conversation) => ({ ...ACTS, kind: "unassign", conversation, from: BEN }),
    after: { state: "open", assignee: null, snoozed_until: null },
  },
  {
    name: "unassign a snoozed conversation",
    before: async (id) => {
      await giveToBen(id);
      await snooze(id);
    },
    action: (conversation) => ({ ...ACTS, kind: "unassign", conversation, from: BEN, was: SNOOZED }),
    after: { state: "open", assignee: null, snoozed_until: null },
  },
  {
    name: "snooze an open conversation",
    before: nobody,
    action: (conversation) => ({ ...ACTS, kind: "snooze", conversation, until: FAR, was: OPEN }),
    after: { state: "snoozed", assignee: null, snoozed_until: 4_102_444_800 },
  },
  {
    name: "snooze a snoozed conversation for longer",
    before: snooze,
    action: (conversation) => ({
      ...ACTS,
      kind: "snooze",
      conversation,
      until: 4_102_531_200_000,
      was: SNOOZED,
    }),
    after: { state: "snoozed", assignee: null, snoozed_until: 4_102_531_200 },
  },
  {
    name: "snooze a closed conversation",
    before: close,
    action: (conversation) => ({ ...ACTS, kind: "snooze", conversation, until: FAR, was: CLOSED }),
    after: { state: "snoozed", assignee: null, snoozed_until: 4_102_444_800 },
  },
  {
    name: "close an open conversation",
    before: nobody,
    action: (conversation) => ({ ...ACTS, kind: "close", conversation, was: OPEN }),
    after: { state: "closed", assignee: null, snoozed_until: null },
  },
  {
    name: "close a snoozed conversation",
    before: snooze,
    action: (conversation) => ({ ...ACTS, kind: "close", conversation, was: SNOOZED }),
    after: { state: "closed", assignee: null, snoozed_until: null },
  },
  {
    name: "open a closed conversation",
    before: close,
    action: (conversation) => ({ ...ACTS, kind: "open", conversation, was: CLOSED }),
    after: { state: "open", assignee: null, snoozed_until: null },
  },
  {
    name: "open a snoozed conversation",
    before: snooze,
    action: (conversation) => ({ ...ACTS, kind: "open", conversation, was: SNOOZED }),
    after: { state: "open", assignee: null, snoozed_until: null },
  },
];

/** A human brings a conversation back to what it was. */
async function putBack(id: string, was: Case["after"]): Promise<void> {
  const { conversations } = workspace.intercom;
  const now = await workspace.fieldsOf(id);
  if (now.assignee !== was.assignee) {
    const assignee = was.assignee === null ? ({ type: "nobody_admin" } as const) : BEN;
    await conversations.assign(id, { admin_id: "12", assignee });
  }
  if (was.state === "closed") await conversations.close(id, { admin_id: "12" });
  if (was.state === "open" && (await workspace.fieldsOf(id)).state !== "open") {
    await conversations.open(id, { admin_id: "12" });
  }
  if (was.state === "snoozed") await snooze(id);
}

describe.each(cases)("$name", ({ before, action: make, after }) => {
  async function start() {
    const conversation = await workspace.newConversation();
    await before(conversation);
    return { conversation, action: make(conversation), was: await workspace.fieldsOf(conversation) };
  }

  test("does it, and knows the part that it made", async () => {
    const { conversation, action } = await start();
    const [receipt] = await workspace.run([action]);
    const last = (await workspace.partsOf(conversation)).at(-1);
    expect(receipt).toMatchObject({ action: 0, result: "applied", part: last?.id });
    expect(receipt?.request).toMatch(/^[0-9a-z-]{8,}$/);
    expect(last?.author?.id).toBe("99");
    expect(await workspace.fieldsOf(conversation)).toEqual(after);
  });

  test("after a dead owner who did it: is found, with its part, and not done twice", async () => {
    const { conversation, action } = await start();
    const [{ part } = {}] = await workspace.run([action]);
    const parts = await workspace.partsOf(conversation);
    expect(await workspace.run([action], { look: true })).toMatchObject([{ result: "found", part }]);
    expect(await workspace.partsOf(conversation)).toEqual(parts);
  });

  test("after a dead owner who did not: is done", async () => {
    const { conversation, action } = await start();
    expect(await workspace.run([action], { look: true })).toMatchObject([{ result: "applied" }]);
    expect(await workspace.fieldsOf(conversation)).toEqual(after);
  });

  test("after a dead owner, when a human has changed it meanwhile: is left alone, unless forced", async () => {
    const { conversation, action } = await start();
    await workspace.intercom.conversations.snooze(conversation, {
      admin_id: "12",
      snoozed_until: 4_102_400_000,
    });
    const left = await workspace.fieldsOf(conversation);
    const [receipt] = await workspace.run([action], { look: true });
    expect(receipt?.result).toBe("refused");
    expect(receipt?.reason).toMatch(/^snoozed(_meanwhile)?$/);
    expect(await workspace.fieldsOf(conversation)).toEqual(left);

    expect(await workspace.run([{ ...action, force: true }], { look: true })).toMatchObject([
      { result: "applied" },
    ]);
    expect(await workspace.fieldsOf(conversation)).toEqual(after);
  });

  test("after a dead owner who did it, when a human has put it back: is found, and left as the human has it", async () => {
    const { conversation, action, was } = await start();
    const [receipt] = await workspace.run([action]);
    await putBack(conversation, was);
    expect(await workspace.fieldsOf(conversation)).toEqual(was);
    expect(await workspace.run([action], { look: true })).toMatchObject([
      { result: "found", part: receipt?.part },
    ]);
    expect(await workspace.fieldsOf(conversation)).toEqual(was);
  });

  test("undone, everything is as it was before", async () => {
    const { conversation, action, was } = await start();
    const [receipt] = await workspace.run([action]);
    if (receipt === undefined) throw new Error("an action has a receipt");
    const reverse = bound(action).undo({ receipt, now: Date.now(), reason: "undo", force: false });
    if ("cannot" in reverse) throw new Error(reverse.cannot);
    const receipts = await workspace.run(reverse.actions, { look: true, before: [receipt] });
    expect(new Set(receipts.map(({ result }) => result))).toEqual(new Set(["applied"]));
    expect(await workspace.fieldsOf(conversation)).toEqual(was);
  });
});

describe("a conversation that is gone", () => {
  test.each(cases)("refuses: $name", async ({ action }) => {
    expect(await workspace.run([action("1")], { look: true })).toMatchObject([
      { result: "refused", reason: "gone" },
    ]);
  });
});

describe("undo of a snooze's end", () => {
  test("snoozes no more when the old time is over: the conversation would be open by now", () => {
    const action: Action = { ...ACTS, kind: "open", conversation: "1", was: SNOOZED };
    const reversing = {
      receipt: { action: 0, result: "applied", at: 0 },
      reason: "undo",
      force: false,
    } as const;
    expect(bound(action).undo({ ...reversing, now: FAR })).toEqual({ actions: [] });
    expect(bound(action).undo({ ...reversing, now: FAR - 1 })).toMatchObject({
      actions: [{ kind: "snooze", until: FAR, was: { state: "open" } }],
    });
  });
});
