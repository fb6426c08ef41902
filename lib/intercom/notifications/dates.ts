import * as z from "zod/mini";
import { SECONDS_LIMIT } from "../whole-seconds.ts";

const ISO_8601 = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * A time in any of Intercom's forms, as whole epoch seconds, UTC, rounded down: a number as in the REST API; an
 * ISO-8601 text with an offset, or digits, as in notifications about people and companies. Undefined for anything else.
 * Facts: docs/intercom-api-1.3/00-common.md §1, webhooks.md "Item shapes".
 */
export function epochSeconds(value: unknown): number | undefined {
  if (typeof value === "number") return inRange(Math.floor(value));
  if (typeof value !== "string") return undefined;
  if (/^\d{1,12}$/.test(value)) return inRange(Number(value));
  const [, day] = ISO_8601.exec(value) ?? [];
  return day !== undefined && isDay(day) ? inRange(Math.floor(Date.parse(value) / 1000)) : undefined;
}

/** The one codec for the dates of notifications: from any form to epoch seconds, and back to those of the REST API. */
const seconds = z.codec(z.union([z.number(), z.string()]), z.number(), {
  decode: (value, { issues }) => {
    const time = epochSeconds(value);
    if (time !== undefined) return time;
    issues.push({ code: "invalid_type", expected: "date", input: value });
    return z.NEVER;
  },
  encode: (time) => time,
});

/** Epoch seconds, UTC, whatever form they came in. */
export const date = z.nullish(seconds);

function inRange(time: number): number | undefined {
  return Math.abs(time) < SECONDS_LIMIT ? time : undefined;
}

// Date.parse takes the 30th of February for the 2nd of March.
function isDay(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(midnight) && new Date(midnight).toISOString().startsWith(day);
}
