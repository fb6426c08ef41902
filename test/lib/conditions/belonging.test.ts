import { describe, expect, test } from "vitest";
import {
  type Condition,
  ConditionInvalidError,
  check,
  company,
  event,
  type Facts,
  inSegment,
  not,
  openOf,
  tagged,
  workspace,
} from "../../../lib/conditions/index.ts";
import { companies, lead, NOW, user } from "./facts.ts";

const ask = (one: Condition, facts: Facts) => one.weigh(facts, { now: NOW });
const verdict = (one: Condition, facts: Facts) => ask(one, facts).verdict;

describe("tags", () => {
  const named = user({ tags: { tags: [{ type: "tag", id: "40817", name: "Beta testers" }] } });
  const nameless = lead({ tags: { tags: [{ type: "tag", id: "40817" }] } });

  test("are known by name in any case, and by id", () => {
    expect(verdict(tagged("beta TESTERS"), named)).toBe(true);
    expect(verdict(tagged("40817"), named)).toBe(true);
    expect(verdict(tagged("vip"), named)).toBe(false);
  });

  test("without names need the workspace's list", () => {
    expect(ask(not(tagged("vip")), nameless)).toEqual({
      verdict: "unknown",
      because:
        'Can\'t be told: the person is tagged "vip" (a tag came without its name, and the list of tags was not read).',
      decidedBy: "not",
    });
    const tags = [{ id: "40817", name: "VIP" }];
    expect(verdict(tagged("vip"), { ...nameless, tags })).toBe(true);
    expect(verdict(tagged("40817"), nameless)).toBe(true);
  });
});

test("segments are sets listed beforehand", () => {
  const segments = new Map([
    ["Active", new Set(["5d0a1c7e9b3f4a2d61000007"])],
    ["New", new Set<string>()],
  ]);
  expect(verdict(inSegment("Active"), { ...user(), segments })).toBe(true);
  expect(verdict(inSegment("New"), { ...user(), segments })).toBe(false);
  expect(ask(inSegment("Gone"), { ...user(), segments })).toEqual({
    verdict: "unknown",
    because: "Can't be told: the person is in the segment \"Gone\" (the segment's members were not listed).",
    decidedBy: "",
  });
  expect(inSegment("Gone").evaluate({ ...user(), segments }, { now: NOW }).holds).toBe(false);
});

test("of several companies one that passes is enough", () => {
  const two = companies(
    {
      name: "Holt GmbH",
      plan: { type: "plan", id: "1", name: "Team" },
      size: 40,
      custom_attributes: { region: "eu" },
    },
    { name: "Orin Ltd", plan: {}, monthly_spend: 120 },
  );
  expect(verdict(company.plan.is("team"), two)).toBe(true);
  expect(verdict(company.plan.isNot("team"), two)).toBe(false);
  expect(verdict(company.name.is("Orin Ltd"), two)).toBe(true);
  expect(verdict(company.monthlySpend.greaterThan(100), two)).toBe(true);
  expect(verdict(company.attribute("region").is("us"), two)).toBe(false);
  expect(verdict(company.plan.is("Team"), companies({ plan: "Team" }))).toBe(true);
  expect(verdict(company.size.lessThan(10), companies())).toBe("unknown");
  expect(verdict(company.name.unknown(), companies())).toBe(true);
});

describe("events", () => {
  const events = {
    events: [
      {
        name: "placed-order",
        first: NOW - 8_640_000,
        first_raw: "",
        last: NOW - 172_800,
        last_raw: "",
        count: 5,
      },
    ],
  };
  const recentEvents = new Map([
    ["placed-order", [{ created_at: NOW - 172_800 }, { created_at: NOW - 864_000 }]],
  ]);

  test.each([
    [event("Placed-Order").seen(), true],
    [event("placed.order").seen(), true],
    [event("left").seen(), false],
    [event("placed-order").seenTimes(5), true],
    [event("placed-order").seenTimes(6), false],
    [event("placed-order").last.withinDays(2), true],
    [event("placed-order").last.withinDays(1), false],
    [event("placed-order").first.olderThanDays(99), true],
    [event("left").last.withinDays(1), "unknown"],
    [event("placed-order").seenTimesWithinDays(2, 10), true],
    [event("placed-order").seenTimesWithinDays(2, 9), false],
    [event("left").seenTimesWithinDays(1, 9), "unknown"],
  ])("%# $phrase", (one, expected) => {
    expect(verdict(one, { events, recentEvents })).toBe(expected);
  });

  test("beyond what Intercom lists are refused", () => {
    expect(() => event("a").seenTimesWithinDays(1, 91)).toThrow(
      'event("a").seenTimesWithinDays has 91 days; give at most 90',
    );
    expect(() => event("a").seenTimes(0.5)).toThrow(ConditionInvalidError);
  });
});

test("counts of the workspace and of an admin", () => {
  const facts: Facts = {
    conversationCounts: { conversation: { open: 30, closed: 17, unassigned: 4, assigned: 26 } },
    adminCounts: { conversation: { admin: [{ id: "1184", name: "Ada Brandt", open: 3, closed: 11 }] } },
  };
  expect(verdict(workspace.unassigned.greaterThan(3), facts)).toBe(true);
  expect(verdict(workspace.open.is(30), facts)).toBe(true);
  expect(verdict(openOf("1184").lessThan(4), facts)).toBe(true);
  expect(verdict(openOf("9").lessThan(4), facts)).toBe("unknown");
});

describe("a function of one's own", () => {
  test.each([
    [() => true, true, "It is so."],
    [() => false, false, "Not the case: it is so."],
    [() => "yes", "unknown", "Can't be told: it is so (its function answered neither true nor false)."],
    [
      () => Promise.reject(new Error("late")),
      "unknown",
      "Can't be told: it is so (its function answered with a promise).",
    ],
    [
      () => {
        throw new Error("mira@example.net");
      },
      "unknown",
      "Can't be told: it is so (its function failed).",
    ],
  ])("case %#", (test, expected, because) => {
    const made: Condition = Reflect.apply(check, undefined, ["it is so", test]);
    expect(ask(made, {})).toEqual({ verdict: expected, because, decidedBy: "" });
  });

  test("is refused when async, and says what it needs", () => {
    expect(() => Reflect.apply(check, undefined, ["it is so", async () => true])).toThrow(
      "has an async function",
    );
    expect(check("it is so", () => true, { segments: ["Active"] }).needs().segments).toEqual(["Active"]);
  });
});
