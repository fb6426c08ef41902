import { ConditionInvalidError } from "../errors.ts";
import { parseDate, parseSpan, type Span, WEEKDAYS, type Weekday } from "./parse.ts";
import { requireTimeZone } from "./zoned.ts";

/** What settings say about hours. */
export interface HoursInput {
  /** An IANA name: `Europe/Berlin`. */
  readonly timeZone: string;
  /** Spans by the wall clock, `09:00-17:00`; one over midnight, `22:00-06:00`, belongs to the day it begins on. */
  readonly weekly: Readonly<Partial<Record<Weekday, readonly string[]>>>;
  /** Dates there, `2026-12-25`: closed from midnight to midnight, and what would begin on them doesn't. */
  readonly holidays?: readonly string[];
}

const HOURS = Symbol.for("switchboard.hours");

/** Checked hours; made by `hours` only. */
export interface Hours {
  readonly [HOURS]: true;
  readonly timeZone: string;
  /** By weekday, Sunday first: seconds since midnight; an end beyond 86,400 lies on the next day. */
  readonly weekly: readonly (readonly Span[])[];
  /** In days since 1970-01-01. */
  readonly holidays: ReadonlySet<number>;
  /** The last of them; undefined without any. */
  readonly lastHoliday: number | undefined;
}

/**
 * Hours in which a team is there, by the wall clock of a place: through the hour that is missing in spring nobody is,
 * and the hour that comes twice in autumn counts twice. Spans may touch or overlap. A week without any span is
 * allowed: never open. Throws ConditionInvalidError, which names the setting and the remedy.
 */
export function hours(input: HoursInput): Hours {
  if (typeof input?.weekly !== "object" || input.weekly === null) {
    throw new ConditionInvalidError(
      "hours.weekly",
      'is missing; give spans by weekday: { monday: ["09:00-17:00"] }.',
    );
  }
  const strange = Object.keys(input.weekly).filter((day) => !WEEKDAYS.some((known) => known === day));
  if (strange.length > 0) {
    throw new ConditionInvalidError(
      "hours.weekly",
      `has no day ${strange.join(", ")}; give ${WEEKDAYS.join(", ")}.`,
    );
  }
  const weekly = WEEKDAYS.map((day) =>
    listOf(input.weekly[day], `hours.weekly.${day}`).map((text, index) =>
      parseSpan(text, `hours.weekly.${day}[${index}]`),
    ),
  );
  const holidays = listOf(input.holidays, "hours.holidays").map((date, index) =>
    parseDate(date, `hours.holidays[${index}]`),
  );
  return Object.freeze({
    [HOURS]: true,
    timeZone: requireTimeZone(input.timeZone),
    weekly,
    holidays: new Set(holidays),
    lastHoliday: holidays.length === 0 ? undefined : holidays.reduce((last, day) => Math.max(last, day)),
  } as const);
}

/** Tells hours made by `hours` from their raw settings. */
export function isHours(value: unknown): value is Hours {
  return typeof value === "object" && value !== null && Object.hasOwn(value, HOURS);
}

function listOf(value: unknown, where: string): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new ConditionInvalidError(where, "is no list; put it between brackets.");
}
