import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyActions, describeAction } from "../../../../lib/engine/executor.ts";
import { systemClock } from "../../../../lib/intercom/index.ts";
import type { Action } from "../../../../lib/state/index.ts";
import { FAR, startWorkspace, type Workspace } from "./workspace.ts";

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.close());

const reason = "a test";
const NOBODY = { type: "nobody_admin", id: null };
const BEN = { type: "admin", id: "12" } as const;
const assign = (conversation: string, to = "12"): Action => ({
  kind: "assign",
  conversation,
  to: { type: "admin", id: to },
  from: NOBODY,
  reason,
});
const note = (conversation: string, body = "Why"): Action => ({ kind: "note", conversation, body, reason });
const tag = (lead: string): Action => ({
  kind: "tag",
  on: [{ kind: "lead", id: lead }],
  tag: { name: "Seen" },
  reason,
});

describe("a plan of several actions", () => {
  test("is applied in order", async () => {
    const conversation = await workspace.newConversation();
    const receipts = await workspace.run([note(conversation), assign(conversation)]);
    expect(receipts).toMatchObject([
      { action: 0, result: "applied" },
      { action: 1, result: "applied" },
    ]);
    const parts = await workspace.partsOf(conversation);
    expect(parts.map(({ part_type }) => part_type)).toEqual(["note", "assignment"]);
    expect(receipts.map(({ part }) => part)).toEqual(parts.map(({ id }) => id));
  });

  test("stops at an action whose object has changed, but for tags", async () => {
    const conversation = await workspace.newConversation();
    const lead = await workspace.newLead();
    await workspace.intercom.conversations.assign(conversation, {
      admin_id: "11",
      assignee: { type: "admin", id: "11" },
    });
    const plan = [assign(conversation), note(conversation), tag(lead)];
    expect(await workspace.run(plan, { look: true })).toMatchObject([
      { action: 0, result: "refused", reason: "assigned_meanwhile" },
      { action: 1, result: "refused", reason: "earlier_action_refused" },
      { action: 2, result: "applied" },
    ]);
    expect(await workspace.partsOf(conversation)).toHaveLength(1);
  });

  test("ends where Intercom says no for good, and the receipt has the request's id", async () => {
    const conversation = await workspace.newConversation();
    const plan = [note(conversation), assign(conversation, "404"), note(conversation, "More")];
    const applied = await applyActions({ actions: plan, at: Date.now() }, workspace.acting, systemClock, {
      look: false,
    });
    expect(applied).toMatchObject({
      state: "failed",
      receipts: [
        { action: 0, result: "applied" },
        { action: 1, result: "refused", reason: "intercom.not_found" },
      ],
      error: { code: "intercom.not_found" },
    });
    expect(applied.receipts).toHaveLength(2);
    expect(applied.receipts[1]?.request).toMatch(/^[0-9a-z-]{8,}$/);
  });

  test("of which one can't be done does nothing at all", async () => {
    const conversation = await workspace.newConversation();
    const before = workspace.simulator.stats().calls;
    const plan = [assign(conversation), note(conversation, "")];
    expect(await workspace.run(plan)).toMatchObject([
      { action: 0, result: "refused", reason: "engine.action_invalid" },
    ]);
    expect(workspace.simulator.stats().calls).toBe(before);
  });
});

describe("the deadline", () => {
  const at = 1_560_945_600_000;
  const clock = { now: () => at, sleep: async () => {} };
  const until = (deadline: number) => ({ ...workspace.acting, call: { deadline } });

  test("with less than a second left an action is not begun, and the next attempt goes on", async () => {
    const conversation = await workspace.newConversation();
    // Half a second after the first action.
    let now = Date.now();
    const deadline = now + 1_500;
    const ticking = {
      now: () => now,
      sleep: async () => {},
    };
    const acting = {
      ...workspace.acting,
      call: { deadline },
      lastRequest: () => {
        now += 1_000;
        return undefined;
      },
    };
    const plan = { actions: [note(conversation), assign(conversation)], at: now };
    await expect(applyActions(plan, acting, ticking, { look: false })).rejects.toMatchObject({
      code: "engine.out_of_time",
      retryable: true,
      details: { action: 1 },
    });
    expect(await workspace.partsOf(conversation)).toHaveLength(1);
    expect(await workspace.run(plan.actions, { look: true, at: plan.at })).toMatchObject([
      { result: "found" },
      { result: "applied" },
    ]);
  });

  test("999 ms are too few, and nothing is sent", async () => {
    const before = workspace.simulator.stats().calls;
    const attempt = applyActions({ actions: [note("1")], at }, until(at + 999), clock, { look: false });
    await expect(attempt).rejects.toMatchObject({ code: "engine.out_of_time" });
    expect(workspace.simulator.stats().calls).toBe(before);
  });
});

test("a snooze whose time is over is not sent", async () => {
  const conversation = await workspace.newConversation();
  const plan: Action[] = [{ kind: "snooze", conversation, until: FAR, was: { state: "open" }, reason }];
  const late = { now: () => FAR, sleep: async () => {} };
  expect(await workspace.run(plan, { clock: late })).toMatchObject([
    { result: "refused", reason: "time_is_past" },
  ]);
});

describe("sentences name ids only", () => {
  const tagged = { tag: { id: "7", name: "VIP" }, reason };
  test.each<[Action, string]>([
    [assign("1"), "Assign conversation 1 to admin 12."],
    [{ kind: "unassign", conversation: "1", from: BEN, reason }, "Take conversation 1 from admin 12."],
    [note("1"), "Leave a note in conversation 1."],
    [
      { kind: "reply", conversation: "1", body: "Hi", messageType: "comment", reason },
      "Reply to the customer in conversation 1.",
    ],
    [
      { kind: "snooze", conversation: "1", until: FAR, was: { state: "open" }, reason },
      "Snooze conversation 1 until 2100-01-01T00:00:00.000Z.",
    ],
    [{ kind: "close", conversation: "1", was: { state: "open" }, reason }, "Close conversation 1."],
    [
      { kind: "close", conversation: "1", body: "Bye", was: { state: "open" }, reason },
      "Close conversation 1 with a message.",
    ],
    [{ kind: "open", conversation: "1", was: { state: "closed" }, reason }, "Open conversation 1."],
    [{ kind: "tag", on: [{ kind: "lead", id: "a" }], ...tagged }, "Give tag 7 to lead a."],
    [
      {
        kind: "untag",
        on: [
          { kind: "user", id: "a" },
          { kind: "user", id: "b" },
        ],
        ...tagged,
      },
      "Take tag 7 from user a and 1 more.",
    ],
    [
      {
        kind: "convert",
        person: { kind: "lead", id: "a" },
        to: { kind: "user", by: "email", value: "lea@example.test" },
        reason,
      },
      "Convert lead a to a user, by email.",
    ],
    [{ kind: "archive", person: { kind: "user", id: "a" }, reason }, "Archive user a."],
  ])("%#", (action, sentence) => {
    expect(describeAction(action)).toBe(sentence);
  });
});
