/** A wall clock's reading, without a time zone. `month` is 1 to 12. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** A time zone, both ways. All instants are epoch milliseconds, UTC. */
export interface TimeZone {
  wallTime(ms: number): WallTime;
  /** When the zone's clocks show this: undefined when they skip it, the first time when they show it twice. */
  instantOf(wall: WallTime): number | undefined;
}

const DAY_MS = 86_400_000;

/** The IANA time zone of that name. Throws RangeError when there is none. */
export function timeZone(name: string): TimeZone {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });

  function wallTime(ms: number): WallTime {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
    return {
      year: part("year"),
      month: part("month"),
      day: part("day"),
      hour: part("hour"),
      minute: part("minute"),
    };
  }

  /** How far the zone's clocks are ahead of UTC at a whole minute, in milliseconds. */
  function offsetAt(ms: number): number {
    return asUtc(wallTime(ms)) - ms;
  }

  return {
    wallTime,
    instantOf(wall) {
      const utc = asUtc(wall);
      // A zone changes its offset at most once around a given day, so that one of these two holds.
      const candidates = [utc - offsetAt(utc - DAY_MS), utc - offsetAt(utc + DAY_MS)];
      const instants = candidates.filter((ms) => asUtc(wallTime(ms)) === utc);
      return instants.length === 0 ? undefined : Math.min(...instants);
    },
  };
}

function asUtc({ year, month, day, hour, minute }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}
