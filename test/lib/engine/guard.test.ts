import { describe, expect, test } from "vitest";
import { guard, guardFromActingAdmin } from "../../../lib/engine/guard.ts";
import type { Decision, Seen } from "../../../lib/state/index.ts";

const NOW = 1_560_945_600_000;
const MINUTE_MS = 60_000;

function decision(change: Partial<Decision> = {}): Decision {
  return {
    object: "conversation#1",
    rule: "auto-assign",
    version: 1,
    event: "notif_1",
    topic: "conversation.user.created",
    at: NOW - MINUTE_MS,
    mode: "live",
    outcome: "plan",
    reason: "assigned",
    because: "Next in turn.",
    actions: [
      {
        kind: "assign",
        conversation: "1",
        to: { type: "admin", id: "11" },
        from: { type: "nobody_admin", id: null },
        reason: "Next in turn.",
      },
    ],
    state: "done",
    receipts: [{ action: 0, result: "applied", at: NOW - MINUTE_MS, part: "900" }],
    ...change,
  };
}
const seen = (...recent: Decision[]): Seen => ({ head: recent[0], mine: undefined, recent });
const eventOf = (part?: object) => ({
  id: "notif_2",
  topic: "conversation.admin.assigned",
  at: NOW,
  resends: 0,
  item: { type: "conversation", id: "1", conversation_parts: { conversation_parts: part ? [part] : [] } },
});
const byAdmin = (id: string, part = "901") => ({ id: part, author: { type: "admin", id } });
const NO_BUDGET = {};

describe("an event is not decided", () => {
  test("while an operator holds its object, without naming them or their words: the decision has those, not the log", () => {
    const hold = { at: NOW, by: "grace@example.test", because: "Lea asked for Ada." };
    expect(guard(eventOf(), seen(decision({ hold })), NO_BUDGET, NOW)).toEqual({
      outcome: "skip",
      reason: "held",
      because: "An operator took this rule's work back: the object is held until it is released.",
    });
  });

  test("when its part is one that our own call made", () => {
    expect(guard(eventOf(byAdmin("11", "900")), seen(decision()), NO_BUDGET, NOW)).toMatchObject({
      reason: "own_action",
    });
  });

  test("when the acting admin wrote its part", () => {
    expect(guardFromActingAdmin(eventOf(byAdmin("99")), "99")).toMatchObject({ reason: "own_action" });
  });

  test("when the rule acted on the object as often as it may in sixty minutes", () => {
    const acted = decision({ acts: [1, 2, 3].map((n) => NOW - n * MINUTE_MS) });
    expect(guard(eventOf(), seen(acted), { budget: { perObjectHour: 3 } }, NOW)).toMatchObject({
      reason: "done_enough",
    });
    const times = Array.from({ length: 10 }, (_, n) => NOW - n * MINUTE_MS);
    const tenTimes = seen(decision({ acts: times }));
    expect(guard(eventOf(), tenTimes, NO_BUDGET, NOW)).toMatchObject({ reason: "done_enough" });
    const nineTimes = seen(decision({ acts: times.slice(1) }));
    expect(guard(eventOf(), nineTimes, NO_BUDGET, NOW)).toBeUndefined();
  });
});

describe("an event is decided", () => {
  test("when its object is new to the rule", () => {
    expect(guard(eventOf(), seen(), NO_BUDGET, NOW)).toBeUndefined();
  });

  test("when another admin, or a user with the acting admin's id, wrote its part", () => {
    expect(guardFromActingAdmin(eventOf(byAdmin("11")), "99")).toBeUndefined();
    expect(
      guardFromActingAdmin(eventOf({ id: "901", author: { type: "user", id: "99" } }), "99"),
    ).toBeUndefined();
    expect(guard(eventOf(byAdmin("11")), seen(decision()), NO_BUDGET, NOW)).toBeUndefined();
  });

  test.each([null, 7, {}, { conversation_parts: [] }, { conversation_parts: { conversation_parts: [7] } }])(
    "when its item is %j",
    (item) => {
      const event = { ...eventOf(), item };
      expect(guard(event, seen(decision()), NO_BUDGET, NOW)).toBeUndefined();
      expect(guardFromActingAdmin(event, "99")).toBeUndefined();
    },
  );

  test("when what the rule did is sixty minutes old", () => {
    const budget = { budget: { perObjectHour: 1 } };
    const old = decision({ acts: [NOW - 60 * MINUTE_MS] });
    expect(guard(eventOf(), seen(old), budget, NOW)).toBeUndefined();
    const justWithin = decision({ acts: [NOW - 60 * MINUTE_MS + 1] });
    expect(guard(eventOf(), seen(justWithin), budget, NOW)).toMatchObject({ reason: "done_enough" });
  });
});
