import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSchedule } from "../../../sandbox/aws/schedule-expression.ts";

/** The runs after a time, as ISO times to the minute, UTC. */
function runs(expression: string, after: string, count: number, timezone?: string): readonly string[] {
  const next = parseSchedule(expression, timezone);
  const found: string[] = [];
  let ms: number | undefined = Date.parse(after);
  while (found.length < count) {
    ms = next(ms);
    if (ms === undefined) break;
    found.push(new Date(ms).toISOString().replace(":00.000Z", "Z"));
  }
  return found;
}

describe("rate", () => {
  it.each([
    ["rate(1 minute)", "2026-03-29T00:01Z", "2026-03-29T00:02Z"],
    ["rate(5 minutes)", "2026-03-29T00:05Z", "2026-03-29T00:10Z"],
    ["rate(1 hour)", "2026-03-29T01:00Z", "2026-03-29T02:00Z"],
    ["rate(36 hours)", "2026-03-30T12:00Z", "2026-04-01T00:00Z"],
    ["rate(1 day)", "2026-03-30T00:00Z", "2026-03-31T00:00Z"],
    ["rate(60 days)", "2026-05-28T00:00Z", "2026-07-27T00:00Z"],
  ])("%s", (expression, first, second) => {
    expect(runs(expression, "2026-03-29T00:00Z", 2)).toEqual([first, second]);
  });

  it("counts a day as 24 hours, whatever the clocks of its time zone do", () => {
    expect(runs("rate(1 day)", "2026-03-28T12:00Z", 1, "Europe/Dublin")).toEqual(["2026-03-29T12:00Z"]);
  });
});

describe("cron in UTC", () => {
  it.each([
    ["0 3 * * ? *", "2026-03-10T03:00Z", ["2026-03-11T03:00Z", "2026-03-12T03:00Z"]],
    ["0 3 * * ? *", "2026-03-10T02:59:59.999Z", ["2026-03-10T03:00Z"]],
    [
      "0/15 22-23 * * ? *",
      "2026-12-31T23:20Z",
      ["2026-12-31T23:30Z", "2026-12-31T23:45Z", "2027-01-01T22:00Z"],
    ],
    ["*/20 * * * ? *", "2026-01-01T00:00Z", ["2026-01-01T00:20Z", "2026-01-01T00:40Z", "2026-01-01T01:00Z"]],
    [
      "5,50-52 1 1 1 ? *",
      "2026-01-01T00:00Z",
      ["2026-01-01T01:05Z", "2026-01-01T01:50Z", "2026-01-01T01:51Z"],
    ],
    [
      "10-30/10 0 1 1 ? 2026",
      "2026-01-01T00:00Z",
      ["2026-01-01T00:10Z", "2026-01-01T00:20Z", "2026-01-01T00:30Z"],
    ],
    ["0 9 ? * MON-FRI *", "2026-01-02T09:00Z", ["2026-01-05T09:00Z", "2026-01-06T09:00Z"]],
    ["0 9 ? * 1,7 *", "2026-01-02T09:00Z", ["2026-01-03T09:00Z", "2026-01-04T09:00Z", "2026-01-10T09:00Z"]],
    ["0 9 ? * L *", "2026-01-01T00:00Z", ["2026-01-03T09:00Z", "2026-01-10T09:00Z"]],
    ["0 0 1 jan,Jul ? *", "2026-01-01T00:00Z", ["2026-07-01T00:00Z", "2027-01-01T00:00Z"]],
    ["0 10 L * ? *", "2027-12-31T10:00Z", ["2028-01-31T10:00Z", "2028-02-29T10:00Z", "2028-03-31T10:00Z"]],
    ["15 12 ? * 6L *", "2026-01-01T00:00Z", ["2026-01-30T12:15Z", "2026-02-27T12:15Z"]],
    ["15 12 ? * FRI#3 *", "2026-01-01T00:00Z", ["2026-01-16T12:15Z", "2026-02-20T12:15Z"]],
    ["15 12 ? * 1#5 *", "2026-01-01T00:00Z", ["2026-03-29T12:15Z", "2026-05-31T12:15Z"]],
    ["0 8 15W * ? *", "2026-02-01T00:00Z", ["2026-02-16T08:00Z", "2026-03-16T08:00Z", "2026-04-15T08:00Z"]],
    ["0 8 1W * ? *", "2026-07-02T00:00Z", ["2026-08-03T08:00Z", "2026-09-01T08:00Z"]],
    ["0 8 31W * ? *", "2026-05-01T00:00Z", ["2026-05-29T08:00Z", "2026-06-30T08:00Z"]],
    ["0 0 29 2 ? *", "2026-01-01T00:00Z", ["2028-02-29T00:00Z", "2032-02-29T00:00Z"]],
    ["0 0 1 1 ? 2027-2028", "2026-06-01T00:00Z", ["2027-01-01T00:00Z", "2028-01-01T00:00Z"]],
  ])("%s after %s", (fields, after, expected) => {
    expect(runs(`cron(${fields})`, after, expected.length)).toEqual(expected);
  });

  it.each([
    ["a year that is over", "0 0 1 1 ? 2025"],
    ["a day that no month has", "0 0 30 2 ? *"],
  ])("never runs for %s", (_, fields) => {
    expect(parseSchedule(`cron(${fields})`)(Date.parse("2026-01-01T00:00Z"))).toBeUndefined();
  });
});

describe("cron in a time zone", () => {
  it.each([
    [
      "a zone without summer time",
      "0 9 ? * MON-FRI *",
      "Asia/Kolkata",
      "2026-01-02T12:00Z",
      ["2026-01-05T03:30Z"],
    ],
    ["the UTC day before", "0 3 * * ? *", "Australia/Sydney", "2026-07-01T00:00Z", ["2026-07-01T17:00Z"]],
    [
      "the change to summer time",
      "0 3 * * ? *",
      "Europe/Dublin",
      "2026-03-27T12:00Z",
      ["2026-03-28T03:00Z", "2026-03-29T02:00Z", "2026-03-30T02:00Z"],
    ],
    [
      "the hour that the clocks skip",
      "30 1 * * ? *",
      "Europe/Dublin",
      "2026-03-27T12:00Z",
      ["2026-03-28T01:30Z", "2026-03-30T00:30Z"],
    ],
    [
      "the hour that they show twice",
      "30 1 * * ? *",
      "Europe/Dublin",
      "2026-10-24T12:00Z",
      ["2026-10-25T00:30Z", "2026-10-26T01:30Z"],
    ],
    [
      "the second showing, which is over already",
      "0/30 1-2 25 10 ? 2026",
      "Europe/Dublin",
      "2026-10-25T00:30Z",
      ["2026-10-25T02:00Z", "2026-10-25T02:30Z"],
    ],
    [
      "summer time by half an hour",
      "45 1 * * ? *",
      "Australia/Lord_Howe",
      "2026-04-04T00:00Z",
      ["2026-04-04T14:45Z", "2026-04-05T15:15Z"],
    ],
    [
      "the day that Samoa left out",
      "0 12 * * ? *",
      "Pacific/Apia",
      "2011-12-29T00:00Z",
      ["2011-12-29T22:00Z", "2011-12-30T22:00Z"],
    ],
  ])("%s", (_, fields, timezone, after, expected) => {
    expect(runs(`cron(${fields})`, after, expected.length, timezone)).toEqual(expected);
  });

  it("never runs at a single time that the clocks skip", () => {
    expect(runs("cron(30 2 8 3 ? 2026)", "2026-01-01T00:00Z", 1, "America/New_York")).toEqual([]);
  });

  it("always answers a later time, and none is in between", () => {
    const zone = fc.constantFrom(
      "UTC",
      "Europe/Dublin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
    );
    const fields = fc
      .tuple(fc.nat(59), fc.nat(23))
      .map(([minute, hour]) => `cron(${minute} ${hour}/6 * * ? *)`);
    const instant = fc.integer({ min: Date.parse("2025-01-01"), max: Date.parse("2028-01-01") });
    fc.assert(
      fc.property(
        fields,
        zone,
        instant,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (expression, name, ms, part) => {
          const next = parseSchedule(expression, name);
          const run = next(ms) ?? Number.NaN;
          expect(run).toBeGreaterThan(ms);
          expect(next(run - 1)).toBe(run);
          expect(next(ms + Math.floor((run - ms - 1) * part))).toBe(run);
          const minute = new Intl.DateTimeFormat("en", { timeZone: name, minute: "numeric" }).format(run);
          expect(Number(minute)).toBe(Number(/\d+/.exec(expression)?.[0]));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("what can't be read", () => {
  it.each([
    ["every day", /can't be read/],
    ["rate(0 minutes)", /can't be read/],
    ["rate(1 minutes)", /can't be read/],
    ["rate(5 minute)", /can't be read/],
    ["rate(5 seconds)", /can't be read/],
    ["rate(-1 hours)", /can't be read/],
    ["rate(1.5 hours)", /can't be read/],
    ["at(2026-01-01T00:00:00)", /can't be read/],
    ["cron()", /can't be read/],
    ["cron(0 3 * * ?)", /has 5 fields/],
    ["cron(0 3 * * ? * *)", /has 7 fields/],
    ["cron(0 3 * * * *)", /must have \?/],
    ["cron(0 3 ? * ? *)", /must have \?/],
    ["cron(60 3 * * ? *)", /minutes field .* can't be "60"; it takes 0 to 59/],
    ["cron(0 24 * * ? *)", /hours field/],
    ["cron(? 3 * * ? *)", /minutes field/],
    ["cron(0 3 0 * ? *)", /day-of-month field/],
    ["cron(0 3 32W * ? *)", /day-of-month field/],
    ["cron(0 3 LW * ? *)", /day-of-month field/],
    ["cron(0 3 * 13 ? *)", /month field/],
    ["cron(0 3 * Janvier ? *)", /month field/],
    ["cron(0 3 ? * 0 *)", /day-of-week field/],
    ["cron(0 3 ? * FRI#6 *)", /day-of-week field/],
    ["cron(0 3 ? * FRI-MON *)", /day-of-week field/],
    ["cron(0 3 ? * * 1969)", /year field/],
    ["cron(0/0 3 * * ? *)", /minutes field/],
    ["cron(5-1 3 * * ? *)", /minutes field/],
    ["cron(,5 3 * * ? *)", /minutes field/],
    ["cron(1e1 3 * * ? *)", /minutes field/],
  ])("%s", (expression, message) => {
    expect(() => parseSchedule(expression)).toThrow(message);
  });

  it("a time zone that does not exist", () => {
    expect(() => parseSchedule("rate(1 day)", "Europe/Atlantis")).toThrow(RangeError);
  });
});
