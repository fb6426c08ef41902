import { describe, expect, test } from "vitest";
import {
  attribute,
  type Condition,
  ConditionInvalidError,
  created,
  email,
  emailDomain,
  isLead,
  lastSeen,
  location,
  owner,
  sessions,
  signedUp,
  socialProfile,
  unsubscribed,
  userId,
  utm,
} from "../../../lib/conditions/index.ts";
import { lead, NOW, user } from "./facts.ts";

const verdict = (one: Condition, facts = user()) => one.weigh(facts, { now: NOW }).verdict;

describe("a person's own fields", () => {
  test.each([
    [email.is("MIRA@example.net"), true],
    [email.isNot("mira@example.net"), false],
    [emailDomain.is("example.net"), true],
    [emailDomain.is("net"), false],
    [userId.is("u-77"), true],
    [userId.is("U-77"), false],
    [isLead.isFalse(), true],
    [unsubscribed.isTrue(), false],
    [utm.campaign.is("spring"), false],
    [utm.campaign.isNot("spring"), true],
    [utm.campaign.unknown(), true],
    [location.country.known(), false],
    [sessions.is(0), true],
    [sessions.between(0, 3), true],
    [sessions.greaterThan(0), false],
    [socialProfile("twitter"), true],
    [socialProfile("facebook"), false],
    [owner.unknown(), true],
  ])("%# $phrase", (one, expected) => {
    expect(verdict(one)).toBe(expected);
  });

  test("of a lead, and values that came as another kind", () => {
    expect(verdict(isLead.isTrue(), lead())).toBe(true);
    expect(verdict(owner.is("1184"), lead({ owner_id: 1184 }))).toBe(true);
    expect(verdict(email.known(), lead({ email: "" }))).toBe(false);
    expect(verdict(location.countryCode.is("irl"), lead({ location_data: { country_code: "IRL" } }))).toBe(
      true,
    );
  });
});

describe("times", () => {
  // Created 2882 seconds before now; signed up at 2019-06-01T00:00:00Z, eighteen and a half days before.
  test.each([
    [created.withinDays(1), true],
    [signedUp.olderThanDays(18), true],
    [signedUp.olderThanDays(19), false],
    [signedUp.withinDays(19), true],
    [signedUp.before("2019-06-01"), false],
    [signedUp.after("2019-05-31"), true],
    [signedUp.after("2019-06-01T01:59:00+02:00"), true],
    [signedUp.after("2019-06-01T02:00:00+02:00"), false],
    [lastSeen.olderThanDays(1), "unknown"],
    [lastSeen.withinDays(1), "unknown"],
    [lastSeen.unknown(), true],
  ])("%# $phrase", (one, expected) => {
    expect(verdict(one)).toBe(expected);
  });

  test("in the future are neither old nor within the last days", () => {
    const soon = user({ last_request_at: NOW + 60 });
    expect(verdict(lastSeen.withinDays(1), soon)).toBe(false);
    expect(verdict(lastSeen.olderThanDays(1), soon)).toBe(false);
  });
});

describe("custom attributes", () => {
  test.each([
    [attribute("plan").is("pro"), true],
    [attribute("Plan").is("pro"), false],
    [attribute("seats").is(4), true],
    [attribute("seats").is("4"), "unknown"],
    [attribute("seats").isNot(5), true],
    [attribute("paid").is(true), true],
    [attribute("paid").isNot(true), false],
    [attribute("paid").is("true"), "unknown"],
    [attribute("renewed_at").withinDays(11), true],
    [attribute("plan").greaterThan(3), "unknown"],
    [attribute("none").lessThan(3), "unknown"],
    [attribute("none").isNot(3), true],
    [attribute("constructor").known(), false],
    [attribute("plan").isOneOf("free", "PRO"), true],
    [attribute("plan").startsWith("p"), true],
    [attribute("plan").endsWith("p"), false],
  ])("%# $phrase", (one, expected) => {
    expect(verdict(one)).toBe(expected);
  });

  test("a reason never quotes the person's value", () => {
    const { because } = attribute("plan").is("free").evaluate(user(), { now: NOW });
    expect(because).toBe('Not the case: attribute plan is "free".');
    expect(email.contains("holt").evaluate(user(), { now: NOW }).because).not.toContain("mira");
  });
});

test.each([
  [() => attribute(""), "attribute() has an empty text"],
  [() => email.contains(" "), "email.contains has an empty text"],
  [() => attribute("plan").isOneOf(), 'attribute("plan").isOneOf has no text'],
  [() => sessions.greaterThan(Number.NaN), "sessions.greaterThan has no number"],
  [() => sessions.between(5, 1), "sessions.between goes from 5 to 1"],
  [() => lastSeen.olderThanDays(0), "lastSeen.olderThanDays has 0 days"],
  [() => lastSeen.before("2026-02-30"), "lastSeen.before has no date"],
  [() => lastSeen.after("tomorrow"), "lastSeen.after has no date"],
])("a setting that can't work is refused: case %#", (make, message) => {
  expect(make).toThrow(ConditionInvalidError);
  expect(make).toThrow(message);
});
