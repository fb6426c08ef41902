import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EventPattern, matchesPattern, parseEventPattern } from "../../../sandbox/aws/event-pattern.ts";

const event = {
  source: "switchboard.webhook",
  "detail-type": "notification",
  detail: {
    topic: "conversation.user.created",
    created_at: 1_700_000_000,
    redelivered: false,
    delivered: null,
    tags: ["vip", "trial"],
    data: { item: { id: "123", parts: [{ by: "user" }, { by: "admin", n: 2 }] } },
  },
};

const matching: readonly [string, EventPattern][] = [
  ["an exact value", { source: ["switchboard.webhook"] }],
  ["one of several values", { detail: { topic: ["ping", "conversation.user.created"] } }],
  ["a number", { detail: { created_at: [1_700_000_000] } }],
  ["a boolean", { detail: { redelivered: [false] } }],
  ["null", { detail: { delivered: [null] } }],
  ["all fields together", { source: ["switchboard.webhook"], "detail-type": ["notification"] }],
  ["a deep field", { detail: { data: { item: { id: ["123"] } } } }],
  ["any value of a list", { detail: { tags: ["trial"] } }],
  ["an object in a list", { detail: { data: { item: { parts: { by: ["admin"], n: [2] } } } } }],
  ["prefix", { detail: { topic: [{ prefix: "conversation." }] } }],
  ["prefix, in a list", { detail: { tags: [{ prefix: "tri" }] } }],
  ["exists: true", { detail: { topic: [{ exists: true }] } }],
  ["exists: true for null", { detail: { delivered: [{ exists: true }] } }],
  ["exists: false", { detail: { nothing: [{ exists: false }] } }],
  ["exists: false in a missing object", { nowhere: { at: { all: [{ exists: false }] } } }],
  ["exists: false for an object, which is no value", { detail: { data: [{ exists: false }] } }],
  ["anything-but a value", { detail: { topic: [{ "anything-but": "ping" }] } }],
  ["anything-but a list", { detail: { created_at: [{ "anything-but": [1, 2] }] } }],
  ["anything-but a prefix", { detail: { topic: [{ "anything-but": { prefix: "contact." } }] } }],
  ["anything-but, with one of a list left", { detail: { tags: [{ "anything-but": "vip" }] } }],
];

const notMatching: readonly [string, EventPattern][] = [
  ["another value", { source: ["aws.s3"] }],
  ["a value in other case", { source: ["Switchboard.webhook"] }],
  ["a missing field", { nothing: ["x"] }],
  ["one of two fields", { source: ["switchboard.webhook"], "detail-type": ["unsupported"] }],
  ["a number as text", { detail: { created_at: ["1700000000"] } }],
  ["null for a missing field", { detail: { nothing: [null] } }],
  ["false for null", { detail: { delivered: [false] } }],
  ["a value where the event has an object", { detail: { data: ["123"] } }],
  ["an object where the event has a value", { detail: { topic: { of: ["x"] } } }],
  [
    "two fields of different objects in a list",
    { detail: { data: { item: { parts: { by: ["user"], n: [2] } } } } },
  ],
  ["prefix in the middle", { detail: { topic: [{ prefix: "user." }] } }],
  ["prefix of a number", { detail: { created_at: [{ prefix: "17" }] } }],
  ["exists: false", { detail: { topic: [{ exists: false }] } }],
  ["exists: true", { detail: { nothing: [{ exists: true }] } }],
  ["exists: true for an object", { detail: { data: [{ exists: true }] } }],
  ["anything-but the value", { detail: { topic: [{ "anything-but": "conversation.user.created" }] } }],
  ["anything-but in the list", { detail: { created_at: [{ "anything-but": [1, 1_700_000_000] }] } }],
  ["anything-but the prefix", { detail: { topic: [{ "anything-but": { prefix: "conv" } }] } }],
  ["anything-but on a missing field", { detail: { nothing: [{ "anything-but": "x" }] } }],
  ["a field that every JavaScript object has", { detail: { constructor: [{ exists: true }] } }],
];

describe("matchesPattern", () => {
  it.each(matching)("matches %s", (_, pattern) => {
    expect(matchesPattern(parseEventPattern(pattern), event)).toBe(true);
  });

  it.each(notMatching)("does not match %s", (_, pattern) => {
    expect(matchesPattern(parseEventPattern(pattern), event)).toBe(false);
  });

  it("does not match what is no event", () => {
    expect(matchesPattern({ source: ["x"] }, null)).toBe(false);
    expect(matchesPattern({ source: ["x"] }, "source")).toBe(false);
  });
});

const field = fc.string({ minLength: 1, maxLength: 5 }).filter((name) => name !== "$or");
const scalar = fc.oneof(fc.string({ maxLength: 4 }), fc.integer(), fc.boolean(), fc.constant(null));
const word = fc.oneof(fc.string({ maxLength: 4 }), fc.integer());
const { flatEvent, deepEvent } = fc.letrec<{ flatEvent: object; deepEvent: object }>((tie) => ({
  flatEvent: fc.dictionary(field, scalar, { minKeys: 1, maxKeys: 4 }),
  deepEvent: fc.dictionary(field, fc.oneof({ depthSize: "small" }, scalar, tie("deepEvent")), {
    minKeys: 1,
    maxKeys: 3,
  }),
}));

/** The pattern that asks for each value of the event. */
function patternOf(value: object): EventPattern {
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      typeof one === "object" && one !== null ? patternOf(one) : [one],
    ]),
  );
}

describe("matchesPattern, whatever the event", () => {
  it("matches the pattern of its own values, and goes on matching when the event has more", () => {
    fc.assert(
      fc.property(deepEvent, fc.dictionary(field, scalar), (event, more) => {
        const pattern = patternOf(event);
        expect(matchesPattern(pattern, event)).toBe(true);
        expect(matchesPattern(pattern, { ...more, ...event })).toBe(true);
      }),
    );
  });

  it("matches no longer once any value is another", () => {
    fc.assert(
      fc.property(flatEvent, fc.nat(), (event, pick) => {
        const names = Object.keys(event);
        const name = names[pick % names.length] ?? "";
        expect(matchesPattern(patternOf(event), { ...event, [name]: "another value" })).toBe(false);
      }),
    );
  });

  it("an exact list matches the values in it and no others", () => {
    fc.assert(
      fc.property(scalar, fc.array(scalar, { minLength: 1 }), (value, list) => {
        expect(matchesPattern({ f: list }, { f: value })).toBe(list.some((one) => Object.is(one, value)));
      }),
    );
  });

  it("anything-but is the opposite of the exact list, for a field that is there", () => {
    fc.assert(
      fc.property(word, fc.array(word, { minLength: 1 }), (value, list) => {
        const exact = matchesPattern({ f: list }, { f: value });
        expect(matchesPattern({ f: [{ "anything-but": list }] }, { f: value })).toBe(!exact);
      }),
    );
  });

  it("exists: false is the opposite of exists: true", () => {
    fc.assert(
      fc.property(deepEvent, field, (event, name) => {
        const there = matchesPattern({ [name]: [{ exists: true }] }, event);
        expect(matchesPattern({ [name]: [{ exists: false }] }, event)).toBe(!there);
      }),
    );
  });

  it("a list's prefix matches every text that starts so", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.array(scalar), (start, rest, others) => {
        expect(matchesPattern({ f: [{ prefix: start }] }, { f: [...others, start + rest] })).toBe(true);
      }),
    );
  });

  it("another matcher never makes a match fail; another field never makes one succeed", () => {
    fc.assert(
      fc.property(deepEvent, field, scalar, scalar, (event, name, one, other) => {
        const narrow = matchesPattern({ [name]: [one] }, event);
        const wide = matchesPattern({ [name]: [one, other] }, event);
        const both = matchesPattern({ [name]: [one], other: ["x"] }, event);
        expect(narrow && !wide).toBe(false);
        expect(both && !narrow).toBe(false);
      }),
    );
  });
});

describe("parseEventPattern", () => {
  it.each([
    ["an empty pattern", {}],
    ["an empty list", { source: [] }],
    ["an empty object", { detail: {} }],
    ["a bare value", { source: "x" }],
    ["$or", { $or: [{ source: ["x"] }] }],
    ["an unknown operator", { source: [{ suffix: "x" }] }],
    ["two operators in one", { source: [{ prefix: "x", exists: true }] }],
    ["anything-but nothing", { source: [{ "anything-but": [] }] }],
    ["a list", []],
    ["null", null],
  ])("refuses %s", (_, pattern) => {
    expect(() => parseEventPattern(pattern)).toThrow(/The event pattern .* can't be used/);
  });

  it("keeps a pattern as it is", () => {
    const pattern = {
      source: ["a"],
      detail: { b: { c: [{ prefix: "d" }, { "anything-but": ["e", 1] }, null] } },
    };
    expect(parseEventPattern(pattern)).toEqual(pattern);
  });
});
