import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { date } from "../../../lib/intercom/dates.ts";
import { epochSeconds } from "../../../lib/intercom/notifications/index.ts";

describe("a date is read to whole epoch seconds", () => {
  test.each<[string, unknown, number]>([
    ["a number, as in the REST API", 1560945600, 1560945600],
    ["0, of what was never delivered", 0, 0],
    ["a number with a fraction", 1560945600.9, 1560945600],
    ["a waiting_since far in the future", 64654125776, 64654125776],
    ["ISO-8601 with milliseconds and an offset", "2019-06-19T12:00:00.123+00:00", 1560945600],
    ["ISO-8601 with milliseconds and Z", "2019-06-11T09:41:02.000Z", 1560246062],
    ["ISO-8601 without a fraction", "2019-06-19T12:00:00Z", 1560945600],
    ["ISO-8601 with microseconds", "2019-06-19T12:00:00.999999Z", 1560945600],
    ["ISO-8601 east of Greenwich", "2019-06-19T14:00:00.000+02:00", 1560945600],
    ["ISO-8601 west of Greenwich", "2019-06-19T04:30:00.000-07:30", 1560945600],
    ["a leap day", "2020-02-29T00:00:00Z", 1582934400],
    ["before 1970, rounded down", "1969-12-31T23:59:58.500Z", -2],
    ["digits", "1401970114", 1401970114],
  ])("%s", (_name, value, seconds) => {
    expect(epochSeconds(value)).toBe(seconds);
    expect(z.parse(date, value)).toBe(seconds);
  });

  test.each([[null], [undefined]])("%j stays", (value) => {
    expect(z.parse(date, value)).toBe(value);
  });

  test.each<[string, unknown]>([
    ["milliseconds", 1560945600000],
    ["milliseconds as digits", "1560945600000"],
    ["no text", ""],
    ["a word", "yesterday"],
    ["a date without a time", "2019-06-19"],
    ["a time without an offset, which could be anywhere's", "2019-06-19T12:00:00"],
    ["a day that no calendar has", "2019-02-30T00:00:00Z"],
    ["a month that no calendar has", "2019-13-01T00:00:00Z"],
    ["an hour that no clock has", "2019-06-19T25:00:00Z"],
    ["a year beyond what is believed", "9999-01-01T00:00:00Z"],
    ["digits with a sign", "-1401970114"],
    ["digits with a fraction", "1401970114.5"],
    ["no number", Number.NaN],
    ["no end", Number.POSITIVE_INFINITY],
    ["a truth", true],
    ["an object", {}],
  ])("%s is refused", (_name, value) => {
    expect(epochSeconds(value)).toBeUndefined();
    expect(z.safeParse(date, value).success).toBe(false);
  });

  test("all forms of one time are the same", () => {
    const times = fc.integer({ min: 0, max: 4_102_444_799 });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 999 }), (seconds, ms) => {
        const iso = new Date(seconds * 1000 + ms).toISOString();
        expect(epochSeconds(iso)).toBe(seconds);
        expect(epochSeconds(iso.replace("Z", "+00:00"))).toBe(seconds);
        expect(epochSeconds(String(seconds))).toBe(seconds);
        expect(epochSeconds(seconds)).toBe(seconds);
      }),
    );
  });

  test("and don't go back, since the form they had is gone", () => {
    expect(() => z.encode(date, 1560945600)).toThrow(z.core.$ZodEncodeError);
  });
});
