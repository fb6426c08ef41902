import { describe, expect, test } from "vitest";
import { attribute, check, hours, inSegment, messageText } from "../../../../lib/conditions/index.ts";

const saying = (make: () => unknown) => {
  try {
    make();
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
  return undefined;
};

describe("conditions that can't work are told literally when they are made", () => {
  test.each([
    [
      "a time zone",
      () => hours({ timeZone: "Berlin", weekly: {} }),
      'hours.timeZone is no time zone; give an IANA name, such as "Europe/Berlin".',
    ],
    [
      "hours",
      () => hours({ timeZone: "UTC", weekly: { monday: ["9-17"] } }),
      'hours.weekly.monday[0] is no span; give one as "09:00-17:00", at most to "24:00".',
    ],
    [
      "a date",
      () => hours({ timeZone: "UTC", weekly: {}, holidays: ["2026-02-30"] }),
      'hours.holidays[0] is no date; give one of the years 1970 to 2199 that exists, as "2026-12-25".',
    ],
    [
      "a pattern",
      () => messageText.matches(/(?=refund)/),
      "messageText.matches has a pattern that can't be used: error parsing regexp: invalid or unsupported Perl syntax: `(?=`. Patterns are RE2's: no look-around, no back-references, repeats up to 1000.",
    ],
    [
      "an empty name",
      () => inSegment(""),
      "inSegment() has an empty text, or none; give one between quotes.",
    ],
    [
      "days",
      () => attribute("trial_ends").olderThanDays(-1),
      'attribute("trial_ends").olderThanDays has -1 days; give a number above 0.',
    ],
    [
      "an async function",
      () => Reflect.apply(check, undefined, ["it is so", async () => true]),
      'check("it is so") has an async function; give one that answers at once.',
    ],
  ])("%s", (_, make, says) => {
    expect(saying(make)).toBe(says);
  });
});
