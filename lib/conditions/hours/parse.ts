import { ConditionInvalidError } from "../errors.ts";

/** Sunday first, as JavaScript counts. */
export const WEEKDAYS = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From inclusive, to exclusive; seconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const DAY = 86_400;
const SPAN = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|(24):(00))$/;

/** `22:00-06:00` in seconds since midnight of the day it begins on. Throws ConditionInvalidError. */
export function parseSpan(text: unknown, where: string): Span {
  const match = typeof text === "string" ? SPAN.exec(text) : null;
  if (match === null)
    throw new ConditionInvalidError(where, 'is no span; give one as "09:00-17:00", at most to "24:00".');
  const from = Number(match[1]) * 3600 + Number(match[2]) * 60;
  const to = Number(match[3] ?? match[5]) * 3600 + Number(match[4] ?? match[6]) * 60;
  if (from === to) throw new ConditionInvalidError(where, 'is empty; for a whole day give "00:00-24:00".');
  return { from, to: to > from ? to : to + DAY };
}

/** `2026-12-25` in days since 1970-01-01. Throws ConditionInvalidError for a date that doesn't exist. */
export function parseDate(text: unknown, where: string): number {
  if (typeof text === "string" && /^(19[7-9]\d|2[01]\d\d)-\d\d-\d\d$/.test(text)) {
    const milliseconds = Date.parse(`${text}T00:00:00Z`);
    // JavaScript reads 30 February as 2 March.
    if (Number.isFinite(milliseconds) && new Date(milliseconds).toISOString().startsWith(text)) {
      return milliseconds / (DAY * 1000);
    }
  }
  throw new ConditionInvalidError(
    where,
    'is no date; give one of the years 1970 to 2199 that exists, as "2026-12-25".',
  );
}
