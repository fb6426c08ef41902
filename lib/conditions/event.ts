import type { Condition } from "./condition.ts";
import { ConditionInvalidError } from "./errors.ts";
import type { Facts, Moment } from "./facts.ts";
import { type Field, type Reading, testOf } from "./field.ts";
import { givenCount, givenDays, givenText, plural } from "./given.ts";
import { at, listAt, textAt } from "./read.ts";
import { folded } from "./text-tests.ts";
import { type AgeTests, ageTests } from "./time-tests.ts";

// Intercom lists no older ones (docs/intercom-api-1.3/events.md §5).
const LISTED_DAYS = 90;

/** What can be asked of a kind of event. */
export interface EventTests {
  /** At least once, ever. */
  seen(): Condition;
  /** At least so many times, ever. */
  seenTimes(times: number): Condition;
  /** At least so many times within the last days, 90 at most: Intercom lists no older ones. */
  seenTimesWithinDays(times: number, days: number): Condition;
  /** When it was seen first; can't be told when it never was. */
  readonly first: AgeTests;
  /** When it was seen last; can't be told when it never was. */
  readonly last: AgeTests;
}

/**
 * A person's events of this name, in any case. All of time is told by the person's event summary, so that a name which
 * is missing there was never seen (docs/intercom-api-1.3/events.md §6). Throws ConditionInvalidError.
 */
export function event(name: string): EventTests {
  const builder = `event(${JSON.stringify(givenText(name, "event()"))})`;
  const key = storedName(name);
  const fieldOf = (label: string, read: (summary: unknown) => unknown): Field => ({
    label: `event ${name}${label}`,
    builder,
    kind: "event",
    names: [{ kind: "event", name }],
    needs: { person: true, events: [name] },
    read: ({ events }: Facts): Reading =>
      Array.isArray(at(events, "events"))
        ? {
            values: [
              read(listAt(events, "events").find((one) => storedName(textAt(one, "name") ?? "") === key)),
            ],
          }
        : { unread: "the person's events were not read" },
  });
  const timesOf = (summary: unknown) => (summary === undefined ? 0 : at(summary, "count"));
  const seenTimes = (least: number, verb: string) =>
    testOf(fieldOf("", timesOf), { verb, absent: "unknown", judge: (times) => atLeast(times, least) });
  return {
    seen: () => seenTimes(1, "was seen"),
    seenTimes: (given) => {
      const least = givenCount(given, `${builder}.seenTimes`);
      return seenTimes(least, `was seen at least ${plural(least, "time")}`);
    },
    seenTimesWithinDays: (times, days) => recently(name, builder, times, days),
    first: ageTests(fieldOf("'s first time", (summary) => at(summary, "first"))),
    last: ageTests(fieldOf("'s last time", (summary) => at(summary, "last"))),
  };
}

function recently(name: string, builder: string, times: number, given: number): Condition {
  const where = `${builder}.seenTimesWithinDays`;
  const [least, days] = [givenCount(times, where), givenDays(given, where)];
  if (days > LISTED_DAYS) {
    throw new ConditionInvalidError(
      where,
      `has ${days} days; give at most 90: Intercom lists no older events.`,
    );
  }
  const field: Field = {
    label: `event ${name}`,
    builder,
    kind: "event",
    names: [{ kind: "event", name }],
    needs: { person: true, recentEvents: [name] },
    read({ recentEvents }: Facts, { now }: Moment): Reading {
      const listed: unknown = recentEvents instanceof Map ? recentEvents.get(name) : undefined;
      if (!Array.isArray(listed)) return { unread: "the person's recent events were not read" };
      const since = now - days * 86_400;
      return {
        values: [listed.filter((one: unknown) => isBetween(at(one, "created_at"), since, now)).length],
      };
    },
  };
  const verb = `was seen at least ${plural(least, "time")} within the last ${plural(days, "day")}`;
  return testOf(field, { verb, absent: "unknown", judge: (count) => atLeast(count, least) });
}

function atLeast(count: unknown, least: number) {
  return typeof count === "number" ? count >= least : { cannot: "its count is not a number" };
}

function isBetween(time: unknown, from: number, to: number): boolean {
  return typeof time === "number" && time >= from && time <= to;
}

/** As Intercom keeps names: in any case, and `.` and `$` are `-` (docs/intercom-api-1.3/events.md §1). */
function storedName(name: string): string {
  return folded(name).replace(/[.$]/g, "-");
}
