import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { condition } from "../../../lib/conditions/condition.ts";
import { found, type Verdict } from "../../../lib/conditions/finding.ts";
import {
  all,
  any,
  attribute,
  type Condition,
  ConditionInvalidError,
  inSegment,
  isCondition,
  messageText,
  namesIn,
  not,
  tagged,
  walk,
} from "../../../lib/conditions/index.ts";
import { NOW, user } from "./facts.ts";

function fixed(verdict: Verdict): Condition {
  const phrase = `it is ${verdict}`;
  return condition({ kind: "fixed", phrase, weigh: () => found(verdict, phrase) });
}
const T = fixed(true);
const F = fixed(false);
const U = fixed("unknown");
const verdictOf = (one: Condition) => one.weigh({}, { now: NOW }).verdict;

describe("truth tables", () => {
  test.each([
    [T, T, true, true],
    [T, F, false, true],
    [T, U, "unknown", true],
    [F, T, false, true],
    [F, F, false, false],
    [F, U, false, "unknown"],
    [U, T, "unknown", true],
    [U, F, false, "unknown"],
    [U, U, "unknown", "unknown"],
  ])("case %#", (a, b, both, either) => {
    expect(verdictOf(all(a, b))).toBe(both);
    expect(verdictOf(any(a, b))).toBe(either);
  });

  test("not turns true and false, and leaves what can't be told", () => {
    expect([T, F, U].map((one) => verdictOf(not(one)))).toEqual([false, true, "unknown"]);
  });
});

describe("laws", () => {
  const leaf = fc.constantFrom(T, F, U);
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      tie("tree").map(not),
      fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((parts) => all(...parts)),
      fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((parts) => any(...parts)),
    ),
  }));

  test("De Morgan, double negation, order and repetition", () => {
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        expect(verdictOf(not(all(a, b)))).toBe(verdictOf(any(not(a), not(b))));
        expect(verdictOf(not(any(a, b)))).toBe(verdictOf(all(not(a), not(b))));
        expect(verdictOf(not(not(a)))).toBe(verdictOf(a));
        expect(verdictOf(all(a, b))).toBe(verdictOf(all(b, a)));
        expect(verdictOf(any(a, a))).toBe(verdictOf(a));
      }),
    );
  });

  test("the path that decided leads to a part", () => {
    fc.assert(
      fc.property(tree, (one) => {
        const { decidedBy } = one.evaluate({}, { now: NOW });
        expect([...walk(one)].map(({ path }) => path)).toContain(decidedBy);
      }),
    );
  });
});

describe("which part decided", () => {
  test.each([
    [all(T, F, U), false, "Not the case: it is false.", "all[1]"],
    [all(U, T), false, "Can't be told: it is unknown.", "all[0]"],
    [all(T, T), true, "It is true and it is true.", ""],
    [any(F, U, T), true, "It is true.", "any[2]"],
    [any(F, F), false, "None of these: it is false or it is false.", ""],
    [all(T, not(any(F, T))), false, "It is true.", "all[1].not.any[1]"],
    [not(U), false, "Can't be told: it is unknown.", "not"],
  ])("case %#", (one, holds, because, decidedBy) => {
    expect(one.evaluate({}, { now: NOW })).toEqual({ holds, because, decidedBy });
  });
});

describe("a condition of several", () => {
  const mixed = all(
    attribute("plan").is("pro"),
    not(tagged("vip")),
    any(inSegment("Active"), messageText.matches("refund")),
  );

  test("says what it is in one sentence", () => {
    expect(mixed.describe()).toBe(
      'Attribute plan is "pro" and not (the person is tagged "vip") and (the person is in the segment "Active" or customer\'s last message matches /refund/).',
    );
  });

  test("says which facts it needs", () => {
    expect(mixed.needs()).toEqual({
      person: true,
      companies: false,
      conversation: true,
      conversationParts: true,
      tagNames: true,
      segments: ["Active"],
      events: [],
      recentEvents: [],
      conversationCounts: false,
      adminCounts: false,
    });
  });

  test("lists the names it uses, with their paths", () => {
    expect(namesIn(mixed)).toEqual([
      { path: "all[0]", kind: "attribute", name: "plan" },
      { path: "all[1].not", kind: "tag", name: "vip" },
      { path: "all[2].any[0]", kind: "segment", name: "Active" },
    ]);
  });

  test("is true of the facts' sample once its tags and segment are known", () => {
    const facts = { ...user(), segments: new Map([["Active", new Set(["5d0a1c7e9b3f4a2d61000007"])]]) };
    expect(mixed.evaluate(facts, { now: NOW }).holds).toBe(true);
    expect(mixed.evaluate(user(), { now: NOW }).decidedBy).toBe("all[2].any[0]");
  });

  test("is recognised, and what only looks like one is refused", () => {
    expect(isCondition(mixed)).toBe(true);
    expect(isCondition({ ...mixed })).toBe(true);
    expect([{ evaluate() {} }, null, "plan", () => true].filter(isCondition)).toEqual([]);
    expect(() => all()).toThrow(ConditionInvalidError);
    expect(() => Reflect.apply(any, undefined, [T, { kind: "tagged" }])).toThrow(
      'any(): its part 2 is of type object; give a condition, such as tagged("vip") or attribute("plan").is("pro").',
    );
  });
});
