import { describe, expect, test } from "vitest";
import {
  addOpenTime,
  ConditionInvalidError,
  duringHours,
  type Hours,
  hours,
  isOpen,
  nextClosing,
  nextOpening,
  openSecondsBetween,
} from "../../../../lib/conditions/index.ts";

const at = (iso: string) => Date.parse(iso) / 1000;
const iso = (seconds: number | undefined) =>
  seconds === undefined ? undefined : new Date(seconds * 1000).toISOString().slice(0, 16);
const weekOf = (...spans: readonly string[]) => ({
  monday: spans,
  tuesday: spans,
  wednesday: spans,
  thursday: spans,
  friday: spans,
  saturday: spans,
  sunday: spans,
});
const daily = (timeZone: string, ...spans: readonly string[]): Hours =>
  hours({ timeZone, weekly: weekOf(...spans) });

const office = hours({
  timeZone: "Europe/Berlin",
  weekly: { monday: ["09:00-12:00", "13:00-17:00"], friday: ["22:00-06:00"] },
  holidays: ["2026-12-28"],
});

describe("an office in Berlin", () => {
  // 2026-11-23 is a Monday; Berlin is an hour ahead of UTC in winter.
  test.each([
    ["2026-11-23T07:59:59Z", false],
    ["2026-11-23T08:00:00Z", true],
    ["2026-11-23T11:00:00Z", false],
    ["2026-11-23T12:00:00Z", true],
    ["2026-11-23T16:00:00Z", false],
    ["2026-11-27T21:00:00Z", true],
    ["2026-11-28T04:59:59Z", true],
    ["2026-11-28T05:00:00Z", false],
    ["2026-12-28T09:00:00Z", false],
  ])("at %s", (time, open) => {
    expect(isOpen(office, at(time))).toBe(open);
    expect(duringHours(office).evaluate({}, { now: at(time) }).holds).toBe(open);
  });

  test("opens and closes", () => {
    expect(iso(nextOpening(office, at("2026-11-23T11:30:00Z")))).toBe("2026-11-23T12:00");
    expect(iso(nextOpening(office, at("2026-11-23T12:30:00Z")))).toBe("2026-11-23T12:30");
    expect(iso(nextOpening(office, at("2026-12-26T06:00:00Z")))).toBe("2027-01-01T21:00");
    expect(iso(nextClosing(office, at("2026-11-23T08:00:00Z")))).toBe("2026-11-23T11:00");
    expect(iso(nextClosing(office, at("2026-11-27T22:30:00Z")))).toBe("2026-11-28T05:00");
    expect(iso(nextClosing(office, at("2026-11-23T11:00:00Z")))).toBe("2026-11-23T16:00");
  });

  test("counts and adds open time", () => {
    expect(openSecondsBetween(office, at("2026-11-23T00:00:00Z"), at("2026-11-30T00:00:00Z"))).toBe(54_000);
    expect(openSecondsBetween(office, at("2026-11-23T10:30:00Z"), at("2026-11-23T12:15:00Z"))).toBe(2_700);
    expect(openSecondsBetween(office, at("2026-11-24T00:00:00Z"), at("2026-11-23T00:00:00Z"))).toBe(0);
    expect(iso(addOpenTime(office, at("2026-11-23T10:30:00Z"), 3_600))).toBe("2026-11-23T12:30");
    expect(iso(addOpenTime(office, at("2026-11-23T10:30:00Z"), 1_800))).toBe("2026-11-23T11:00");
    expect(iso(addOpenTime(office, at("2026-11-24T10:00:00Z"), 0))).toBe("2026-11-24T10:00");
  });
});

describe("changes of the clocks and days that are missing", () => {
  test("Berlin leaves out 02:00 to 03:00 on 29 March 2026, and has it twice on 25 October", () => {
    const night = daily("Europe/Berlin", "01:30-03:30");
    expect(openSecondsBetween(night, at("2026-03-28T12:00:00Z"), at("2026-03-29T12:00:00Z"))).toBe(3_600);
    expect(openSecondsBetween(night, at("2026-10-24T12:00:00Z"), at("2026-10-25T12:00:00Z"))).toBe(10_800);
    const missing = daily("Europe/Berlin", "02:15-02:45");
    expect(openSecondsBetween(missing, at("2026-03-28T12:00:00Z"), at("2026-03-29T12:00:00Z"))).toBe(0);
    expect(iso(nextOpening(missing, at("2026-03-28T12:00:00Z")))).toBe("2026-03-30T00:15");
  });

  test("Lord Howe moves by half an hour", () => {
    const night = daily("Australia/Lord_Howe", "01:00-03:00");
    expect(openSecondsBetween(night, at("2026-10-03T12:00:00Z"), at("2026-10-04T12:00:00Z"))).toBe(5_400);
    expect(openSecondsBetween(night, at("2026-04-04T12:00:00Z"), at("2026-04-05T12:00:00Z"))).toBe(9_000);
  });

  test("Apia left out 30 December 2011", () => {
    const open = daily("Pacific/Apia", "09:00-17:00");
    // Closed at 17:00 on the 29th, ten hours behind UTC; open at 09:00 on the 31st, fourteen ahead.
    expect(iso(nextOpening(open, at("2011-12-30T03:00:00Z")))).toBe("2011-12-30T19:00");
  });
});

describe("never and always", () => {
  const never = hours({ timeZone: "UTC", weekly: {} });
  const always = daily("America/New_York", "00:00-24:00");
  test("nothing that never opens is waited for", () => {
    expect(isOpen(never, 0)).toBe(false);
    expect(nextOpening(never, 0)).toBeUndefined();
    expect(nextClosing(never, 0)).toBeUndefined();
    expect(addOpenTime(never, 0, 1)).toBeUndefined();
    expect(openSecondsBetween(never, 0, 1_000_000_000)).toBe(0);
  });

  test("what is always open never closes, and overlapping spans count once", () => {
    expect(nextClosing(always, at("2026-01-01T00:00:00Z"))).toBeUndefined();
    expect(openSecondsBetween(always, 0, 100_000_000)).toBe(100_000_000);
    expect(addOpenTime(always, 0, 100_000_000)).toBe(100_000_000);
    expect(openSecondsBetween(daily("UTC", "20:00-08:00", "06:00-10:00"), 0, 86_400)).toBe(50_400);
  });

  test("a holiday years ahead ends what is otherwise always open", () => {
    const once = hours({ timeZone: "UTC", weekly: weekOf("00:00-24:00"), holidays: ["2031-05-01"] });
    expect(iso(nextClosing(once, at("2026-01-01T00:00:00Z")))).toBe("2031-05-01T00:00");
    expect(iso(nextOpening(once, at("2031-05-01T00:00:00Z")))).toBe("2031-05-02T00:00");
  });

  test("times that are none are not open", () => {
    for (const instant of [Number.NaN, Number.POSITIVE_INFINITY, 1e15, -1e15]) {
      expect(isOpen(always, instant)).toBe(false);
      expect(nextOpening(always, instant)).toBeUndefined();
    }
  });
});

test.each([
  [{ timeZone: "Mars/Base", weekly: {} }, "hours.timeZone is no time zone"],
  [{ timeZone: "UTC", weekly: { monday: ["9-5"] } }, "hours.weekly.monday[0] is no span"],
  [{ timeZone: "UTC", weekly: { monday: ["09:00-24:30"] } }, "hours.weekly.monday[0] is no span"],
  [{ timeZone: "UTC", weekly: { monday: ["09:00-09:00"] } }, "hours.weekly.monday[0] is empty"],
  [{ timeZone: "UTC", weekly: { mon: ["09:00-10:00"] } }, "hours.weekly has no day mon"],
  [{ timeZone: "UTC", weekly: { monday: "09:00-10:00" } }, "hours.weekly.monday is no list"],
  [{ timeZone: "UTC", weekly: {}, holidays: ["2026-02-30"] }, "hours.holidays[0] is no date"],
  [{ timeZone: "UTC" }, "hours.weekly is missing"],
])("%j is refused by its path", (input, message) => {
  const make = () => Reflect.apply(hours, undefined, [input]);
  expect(make).toThrow(ConditionInvalidError);
  expect(make).toThrow(message);
});
