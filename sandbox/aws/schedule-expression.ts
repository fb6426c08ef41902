import { type CalendarDate, type CronExpression, parseCron } from "./cron-expression.ts";
import { type TimeZone, timeZone } from "./time-zone.ts";

const UNIT_MS = new Map([
  ["minute", 60_000],
  ["hour", 3_600_000],
  ["day", 86_400_000],
]);

/** Answers the first time after `ms` at which a schedule runs; undefined when it never does again. Both UTC. */
export type NextRun = (ms: number) => number | undefined;

/**
 * Reads `rate(5 minutes)` or `cron(0 3 * * ? *)` as EventBridge Scheduler does. A rate counts from the time it is
 * given, in hours of 60 minutes and days of 24 hours. A cron expression is read in the time zone (IANA, UTC when
 * absent): a time that its clocks skip is left out, one that they show twice runs once. Throws an Error that says
 * what is wrong. https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function parseSchedule(expression: string, timezone = "UTC"): NextRun {
  const zone = timeZone(timezone);
  const [, value, unit, s = ""] = /^rate\((\d+) (minute|hour|day)(s?)\)$/.exec(expression) ?? [];
  if (value !== undefined && unit !== undefined) {
    const count = Number(value);
    if (count === 0 || (count === 1) === (s === "s")) throw unreadable(expression);
    const interval = count * (UNIT_MS.get(unit) ?? Number.NaN);
    return (ms) => ms + interval;
  }
  const cron = /^cron\((.+)\)$/.exec(expression)?.[1];
  if (cron === undefined) throw unreadable(expression);
  const parsed = parseCron(cron);
  return (ms) => nextCronRun(parsed, zone, ms);
}

function unreadable(expression: string): Error {
  return new Error(
    `The schedule "${expression}" can't be read. Write it like rate(1 minute), rate(5 minutes), rate(2 hours), rate(7 days) or cron(0 3 * * ? *).`,
  );
}

function nextCronRun(cron: CronExpression, zone: TimeZone, ms: number): number | undefined {
  let date: CalendarDate = zone.wallTime(ms);
  while (date.year <= cron.lastYear) {
    const run = cron.runsOn(date) ? firstRunAfter(cron, zone, date, ms) : undefined;
    if (run !== undefined) return run;
    date = dayAfter(date);
  }
  return undefined;
}

function firstRunAfter(
  cron: CronExpression,
  zone: TimeZone,
  date: CalendarDate,
  ms: number,
): number | undefined {
  const { year, month, day } = date;
  for (const hour of cron.hours) {
    for (const minute of cron.minutes) {
      const instant = zone.instantOf({ year, month, day, hour, minute });
      if (instant !== undefined && instant > ms) return instant;
    }
  }
  return undefined;
}

function dayAfter({ year, month, day }: CalendarDate): CalendarDate {
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() };
}
