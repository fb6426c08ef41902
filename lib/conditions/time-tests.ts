import type { Condition } from "./condition.ts";
import { ConditionInvalidError } from "./errors.ts";
import { type Field, testOf } from "./field.ts";
import { givenDays, plural } from "./given.ts";
import { type PresenceTests, presenceTests } from "./presence.ts";

const DAY = 86_400;
// Below it lie years 1970 to 2999 in seconds; in versions 1.0 and 1.1 a number beyond it stood for "nobody waits".
const NEVER = 32_472_144_000;

/** What compares times; can't be told without a time. A day is 24 hours. */
export interface AgeTests {
  olderThanDays(days: number): Condition;
  /** Not older than that; a time in the future is not within. */
  withinDays(days: number): Condition;
  /** `2026-05-01` (midnight, UTC) or `2026-05-01T09:00:00+02:00`. */
  before(date: string): Condition;
  /** The same forms; that moment itself is not after. */
  after(date: string): Condition;
}

/** What a time can be asked. */
export interface TimeTests extends PresenceTests, AgeTests {}

/** The tests of a time in epoch seconds, for times and for custom attributes. Builders throw ConditionInvalidError. */
export function ageTests(field: Field): AgeTests {
  const test = (verb: string, passes: (time: number, now: number) => boolean) =>
    testOf(field, {
      verb,
      absent: "unknown",
      judge: (value, { now }) => (isTime(value) ? passes(value, now) : { cannot: "its value is not a time" }),
    });
  return {
    olderThanDays: (given) => {
      const days = givenDays(given, `${field.builder}.olderThanDays`);
      return test(`is more than ${plural(days, "day")} ago`, (time, now) => now - time > days * DAY);
    },
    withinDays: (given) => {
      const days = givenDays(given, `${field.builder}.withinDays`);
      return test(`is within the last ${plural(days, "day")}`, (time, now) =>
        time <= now && now - time <= days * DAY);
    },
    before: (date) => {
      const bound = givenDate(date, `${field.builder}.before`);
      return test(`is before ${date}`, (time) => time < bound);
    },
    after: (date) => {
      const bound = givenDate(date, `${field.builder}.after`);
      return test(`is after ${date}`, (time) => time > bound);
    },
  };
}

/** The tests of a time in epoch seconds. Builders throw ConditionInvalidError. */
export function timeTests(field: Field): TimeTests {
  return { ...presenceTests(field), ...ageTests(field) };
}

/** Epoch seconds that can be a date; Intercom's stand-ins for "never" are none. */
export function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value < NEVER;
}

const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?$/;

function givenDate(text: string, where: string): number {
  const seconds = typeof text === "string" && DATE.test(text) ? Date.parse(text) / 1000 : Number.NaN;
  // JavaScript reads 30 February as 2 March.
  const day = new Date(`${String(text).slice(0, 10)}T00:00:00Z`);
  if (Number.isFinite(seconds) && day.toISOString().startsWith(text.slice(0, 10))) return seconds;
  throw new ConditionInvalidError(
    where,
    `has no date; give one that exists, as "2026-05-01" or "2026-05-01T09:00:00+02:00".`,
  );
}
