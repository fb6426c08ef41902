import { ConditionInvalidError } from "../errors.ts";
import type { Hours } from "./hours.ts";
import { openSpans } from "./open-spans.ts";
import { DAY } from "./parse.ts";

// After the last holiday every week is like the next, but for a change of the clocks or a day that a place leaves out.
const SURE_DAYS = 30;
const CENTURY = 36_525 * DAY;

/** Whether it is open at an instant, in epoch seconds. */
export function isOpen(hours: Hours, instant: number): boolean {
  for (const span of openSpans(hours, instant, instant + 1)) return span.from <= instant;
  return false;
}

/** The first instant from `instant` on at which it is open, itself included; undefined when it never is again. */
export function nextOpening(hours: Hours, instant: number): number | undefined {
  for (const span of openSpans(hours, instant, horizon(hours, instant))) return span.from;
  return undefined;
}

/** The first instant after `instant` at which it closes; undefined when it never opens again, or never closes. */
export function nextClosing(hours: Hours, instant: number): number | undefined {
  const end = horizon(hours, instant);
  for (const span of openSpans(hours, instant, end)) return span.to < end ? span.to : undefined;
  return undefined;
}

/**
 * The seconds that are open from one instant (inclusive) to another (exclusive), both in epoch seconds; 0 when the
 * second is not the later one. Throws ConditionInvalidError for more than a hundred years.
 */
export function openSecondsBetween(hours: Hours, from: number, to: number): number {
  requireUpToCentury(to - from, "openSecondsBetween");
  let sum = 0;
  for (const span of openSpans(hours, from, to)) sum += span.to - span.from;
  return sum;
}

/**
 * The earliest instant at which `seconds` open seconds have passed since `instant`; `instant` itself for 0. Undefined
 * when there are not so many in the hundred years to come. Throws ConditionInvalidError for a negative number, or one
 * of more than a hundred years.
 */
export function addOpenTime(hours: Hours, instant: number, seconds: number): number | undefined {
  requireUpToCentury(seconds, "addOpenTime");
  if (seconds < 0)
    throw new ConditionInvalidError("addOpenTime", "has a negative time; give 0 seconds or more.");
  if (seconds === 0) return instant;
  let left = seconds;
  // A stretch that never ends is handed out in pieces of a year, so that little is added at once.
  for (let from = instant; from < instant + CENTURY; from += 366 * DAY) {
    for (const span of openSpans(hours, from, Math.min(from + 366 * DAY, instant + CENTURY))) {
      if (span.to - span.from >= left) return span.from + left;
      left -= span.to - span.from;
    }
  }
  return undefined;
}

function horizon(hours: Hours, instant: number): number {
  const holiday = hours.lastHoliday === undefined ? instant : hours.lastHoliday * DAY;
  return Math.max(instant, holiday) + SURE_DAYS * DAY;
}

function requireUpToCentury(seconds: number, where: string): void {
  if (Number.isFinite(seconds) && seconds <= CENTURY) return;
  throw new ConditionInvalidError(where, "has a time of more than a hundred years; give less.");
}
