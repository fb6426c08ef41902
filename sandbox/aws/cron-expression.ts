/** A field of a cron expression: which values it has, given the day's calendar. */
interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words?: readonly string[];
}

const MINUTES: Field = { name: "minutes", least: 0, most: 59 };
const HOURS: Field = { name: "hours", least: 0, most: 23 };
const DAY_OF_MONTH: Field = { name: "day-of-month", least: 1, most: 31 };
const MONTH: Field = {
  name: "month",
  least: 1,
  most: 12,
  words: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
};
const DAY_OF_WEEK: Field = {
  name: "day-of-week",
  least: 1,
  most: 7,
  words: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
};
const YEAR: Field = { name: "year", least: 1970, most: 2199 };

/** A date of the calendar, without a time zone. `month` is 1 to 12. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A cron expression, taken apart. */
export interface CronExpression {
  /** Ascending, 0 to 59. */
  readonly minutes: readonly number[];
  /** Ascending, 0 to 23. */
  readonly hours: readonly number[];
  /** The last year that the expression has. */
  readonly lastYear: number;
  /** True when the expression runs on that day, at its hours and minutes. */
  runsOn(date: CalendarDate): boolean;
}

/**
 * Reads the six fields of EventBridge's `cron(…)`, without `cron(` and `)`: minutes, hours, day of month, month, day
 * of week (1 is Sunday), year. Takes `,` `-` `*` `/`, names of months and days, and `?` `L` `W` `#` for days. Throws
 * an Error that names the field. https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 */
export function parseCron(text: string): CronExpression {
  const fields = text.trim().split(/\s+/);
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = fields;
  if (fields.length !== 6 || !minutes || !hours || !dayOfMonth || !month || !dayOfWeek || !year) {
    throw new Error(`cron(${text}) has ${fields.length} fields; EventBridge's cron expressions have six.`);
  }
  if ((dayOfMonth === "?") === (dayOfWeek === "?")) {
    throw new Error(`cron(${text}) must have ? in day-of-month or in day-of-week, and not in both.`);
  }
  const months = valuesOf(month, MONTH);
  const years = valuesOf(year, YEAR);
  const dayRuns = dayOfWeek === "?" ? daysOfMonth(dayOfMonth) : daysOfWeek(dayOfWeek);
  return {
    minutes: valuesOf(minutes, MINUTES),
    hours: valuesOf(hours, HOURS),
    lastYear: years.at(-1) ?? YEAR.most,
    runsOn: (date) => years.includes(date.year) && months.includes(date.month) && dayRuns(date),
  };
}

type RunsOn = (date: CalendarDate) => boolean;

/** A list, `L` for the last day, or `15W` for the weekday nearest to the 15th in the same month. */
function daysOfMonth(text: string): RunsOn {
  if (text === "L") return ({ year, month, day }) => day === daysIn(year, month);
  const nearest = /^(\d{1,2})W$/.exec(text)?.[1];
  if (nearest !== undefined) {
    const wanted = numberOf(nearest, DAY_OF_MONTH);
    return ({ year, month, day }) => day === nearestWeekday(year, month, wanted);
  }
  const days = valuesOf(text, DAY_OF_MONTH);
  return ({ day }) => days.includes(day);
}

/** A list, `6L` for the last Friday, `6#3` for the third, or `L` for Saturday. */
function daysOfWeek(text: string): RunsOn {
  const last = /^(\w+)L$/.exec(text)?.[1];
  if (last !== undefined) {
    const wanted = numberOf(last, DAY_OF_WEEK);
    return (date) => dayOfWeekOf(date) === wanted && date.day > daysIn(date.year, date.month) - 7;
  }
  const [, weekday, nth] = /^(\w+)#([1-5])$/.exec(text) ?? [];
  if (weekday !== undefined) {
    const wanted = numberOf(weekday, DAY_OF_WEEK);
    return (date) => dayOfWeekOf(date) === wanted && Math.ceil(date.day / 7) === Number(nth);
  }
  const days = text === "L" ? [DAY_OF_WEEK.most] : valuesOf(text, DAY_OF_WEEK);
  return (date) => days.includes(dayOfWeekOf(date));
}

/** `*`, `5`, `1-5`, `0/15`, `10-40/10`, and lists of these; ascending, each once. */
function valuesOf(text: string, field: Field): readonly number[] {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const [range = "", step] = part.split("/");
    const by = step === undefined ? 1 : Number(step);
    if (!Number.isInteger(by) || by < 1) throw unreadable(text, field);
    const [from, to] = boundsOf(range, step !== undefined, field);
    if (from > to) throw unreadable(text, field);
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function boundsOf(range: string, stepped: boolean, field: Field): readonly [number, number] {
  if (range === "*") return [field.least, field.most];
  const [from = "", to] = range.split("-");
  const least = numberOf(from, field);
  if (to !== undefined) return [least, numberOf(to, field)];
  return [least, stepped ? field.most : least];
}

function numberOf(text: string, field: Field): number {
  const word = field.words?.indexOf(text.toUpperCase()) ?? -1;
  if (word >= 0) return field.least + word;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= field.least && value <= field.most)) throw unreadable(text, field);
  return value;
}

function unreadable(text: string, { name, least, most }: Field): Error {
  return new Error(
    `The ${name} field of a cron expression can't be "${text}"; it takes ${least} to ${most}.`,
  );
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 1 is Sunday. */
function dayOfWeekOf({ year, month, day }: CalendarDate): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}

function nearestWeekday(year: number, month: number, day: number): number {
  const last = daysIn(year, month);
  const wanted = Math.min(day, last);
  const weekday = dayOfWeekOf({ year, month, day: wanted });
  if (weekday === 7) return wanted === 1 ? 3 : wanted - 1;
  if (weekday === 1) return wanted === last ? wanted - 2 : wanted + 1;
  return wanted;
}
