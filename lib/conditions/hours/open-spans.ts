import type { Hours } from "./hours.ts";
import { DAY, type Span } from "./parse.ts";
import { offsetPieceAt } from "./zoned.ts";

// Beyond these lie no dates; epoch seconds.
const EARLIEST = -8e12;
const LATEST = 8e12;

/**
 * The stretches in which it is open, in epoch seconds, in order and apart from each other, from an instant on until
 * `until` (where the last may be cut). Within each stretch of an unchanging offset, wall time is plain arithmetic.
 */
export function* openSpans(hours: Hours, from: number, until: number): Generator<Span> {
  if (!(from >= EARLIEST && until <= LATEST) || hours.weekly.every((day) => day.length === 0)) return;
  let last: Span | undefined;
  for (const span of pieces(hours, from, until)) {
    if (last !== undefined && span.from > last.to) {
      yield last;
      last = span;
    } else {
      last = { from: last?.from ?? span.from, to: span.to };
    }
  }
  if (last !== undefined) yield last;
}

/** The same, but cut at midnights and changes of the clocks. */
function* pieces(hours: Hours, from: number, until: number): Generator<Span> {
  let start = from;
  while (start < until) {
    const { offsetSeconds, until: change = until } = offsetPieceAt(hours.timeZone, start);
    const end = Math.min(change, until);
    for (let day = Math.floor((start + offsetSeconds) / DAY); day * DAY < end + offsetSeconds; day += 1) {
      for (const span of spansOf(hours, day)) {
        const opens = Math.max(day * DAY + span.from - offsetSeconds, start);
        const closes = Math.min(day * DAY + span.to - offsetSeconds, end);
        if (opens < closes) yield { from: opens, to: closes };
      }
    }
    start = end;
  }
}

/** What is open on a day (counted from 1970-01-01) by the wall clock, midnight to midnight, in order and apart. */
function spansOf(hours: Hours, day: number): readonly Span[] {
  if (hours.holidays.has(day)) return [];
  const today = beginningOn(hours, day).map(({ from, to }) => ({ from, to: Math.min(to, DAY) }));
  const spill = beginningOn(hours, day - 1)
    .filter(({ to }) => to > DAY)
    .map(({ to }) => ({ from: 0, to: to - DAY }));
  const merged: Span[] = [];
  for (const span of [...spill, ...today].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || span.from > last.to) merged.push(span);
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return merged;
}

function beginningOn(hours: Hours, day: number): readonly Span[] {
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 4) % 7) + 7) % 7;
  return hours.holidays.has(day) ? [] : (hours.weekly[weekday] ?? []);
}
