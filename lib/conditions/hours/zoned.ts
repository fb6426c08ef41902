import { Temporal } from "temporal-polyfill";
import { ConditionInvalidError } from "../errors.ts";

/** A stretch of time through which a place's clocks are the same number of seconds ahead of UTC. */
export interface OffsetPiece {
  readonly offsetSeconds: number;
  /** When the clocks change next, epoch seconds; undefined when no change is known. */
  readonly until: number | undefined;
}

/** The piece that holds an instant, given in epoch seconds. */
export function offsetPieceAt(timeZone: string, instant: number): OffsetPiece {
  const there = Temporal.Instant.fromEpochMilliseconds(Math.floor(instant) * 1000).toZonedDateTimeISO(
    timeZone,
  );
  const change = there.getTimeZoneTransition("next");
  return {
    offsetSeconds: there.offsetNanoseconds / 1e9,
    until: change === null || change === undefined ? undefined : change.epochMilliseconds / 1000,
  };
}

/** Throws ConditionInvalidError for a time zone that isn't known. */
export function requireTimeZone(timeZone: unknown): string {
  try {
    if (typeof timeZone === "string") {
      return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone).timeZoneId;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new ConditionInvalidError(
    "hours.timeZone",
    'is no time zone; give an IANA name, such as "Europe/Berlin".',
  );
}
