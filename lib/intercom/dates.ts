import * as z from "zod/mini";
import { SECONDS_LIMIT } from "./whole-seconds.ts";

const ISO_8601 = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * A time in any of Intercom's forms, as whole epoch seconds, UTC, rounded down: a number as in the REST API; an
 * ISO-8601 text with an offset, as in event summaries and in notifications about people and companies; digits, as in
 * older ones. Undefined for anything else.
 * Facts: docs/intercom-api-1.3/00-common.md §1, webhooks.md "Item shapes".
 */
export function epochSeconds(value: unknown): number | undefined {
  if (typeof value === "number") return inRange(Math.floor(value));
  if (typeof value !== "string") return undefined;
  if (/^\d{1,12}$/.test(value)) return inRange(Number(value));
  const [, day] = ISO_8601.exec(value) ?? [];
  return day !== undefined && isDay(day) ? inRange(Math.floor(Date.parse(value) / 1000)) : undefined;
}

/**
 * A date that must be there: epoch seconds, UTC, whatever form it came in. It goes one way: the form is lost, and with
 * it fractions of a second, so nothing can be encoded with it; whoever reads with it keeps what came beside it.
 */
export const seconds = z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((value, { issues }) => {
    const time = epochSeconds(value);
    if (time !== undefined) return time;
    issues.push({ code: "invalid_type", expected: "date", input: value });
    return z.NEVER;
  }),
);

/** A date that may be missing. */
export const date = z.nullish(seconds);

function inRange(time: number): number | undefined {
  return Math.abs(time) < SECONDS_LIMIT ? time : undefined;
}

// Date.parse takes the 30th of February for the 2nd of March.
function isDay(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(midnight) && new Date(midnight).toISOString().startsWith(day);
}
