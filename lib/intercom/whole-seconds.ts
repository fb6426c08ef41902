import { ArgumentInvalidError } from "./errors/index.ts";

/** Epoch seconds reach this in the year 5138, epoch milliseconds did in 1973. */
export const SECONDS_LIMIT = 100_000_000_000;

/** The time as it was given, in whole epoch seconds, UTC. Throws `ArgumentInvalidError`, above all for milliseconds. */
export function wholeSeconds(argument: string, time: number): number {
  if (Number.isSafeInteger(time) && time > 0 && time < SECONDS_LIMIT) return time;
  throw new ArgumentInvalidError(argument, "is no time in whole epoch seconds: divide milliseconds by 1000");
}
