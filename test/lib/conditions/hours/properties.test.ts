import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addOpenTime,
  hours,
  isOpen,
  nextClosing,
  nextOpening,
  openSecondsBetween,
} from "../../../../lib/conditions/index.ts";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
/** Places, and a day near a change of their clocks; Kathmandu has none, Apia once left out a day. */
const PLACES = [
  ["Europe/Berlin", "2026-03-28T12:00:00Z"],
  ["Europe/Berlin", "2026-10-24T12:00:00Z"],
  ["America/New_York", "2026-03-07T18:00:00Z"],
  ["America/New_York", "2026-10-31T18:00:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T02:00:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T02:00:00Z"],
  ["Asia/Kathmandu", "2026-05-01T00:00:00Z"],
  ["Pacific/Apia", "2011-12-29T12:00:00Z"],
] as const;
const HOLIDAYS = ["2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-10-04", "2011-12-31"];

const minute = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const span = fc
  .tuple(minute, minute)
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => ({ from, to, text: `${clock(from)}-${clock(to)}` }));
const week = fc.array(fc.array(span, { maxLength: 2 }), { minLength: 7, maxLength: 7 });
const place = fc.constantFrom(...PLACES);
const holidays = fc.subarray(HOLIDAYS);
type Week = readonly (readonly { readonly from: number; readonly to: number; readonly text: string }[])[];

function made(timeZone: string, spans: Week, closed: readonly string[]) {
  const weekly = Object.fromEntries(
    DAYS.map((day, index) => [day, (spans[index] ?? []).map(({ text }) => text)]),
  );
  return hours({ timeZone, weekly, holidays: closed });
}

/** What the clock on the wall shows, by the runtime's own calendar. */
function wallClock(timeZone: string) {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (instant: number) => {
    const [date = "", time = ""] = format.format(instant * 1000).split(", ");
    const [hour = 0, minutes = 0] = time.split(":").map(Number);
    return { date, minutes: hour * 60 + minutes };
  };
}

/** Walks minute by minute, and looks at the wall. */
function naive(timeZone: string, spans: Week, closed: readonly string[]) {
  const look = wallClock(timeZone);
  return (instant: number): boolean => {
    const { date, minutes } = look(instant);
    if (closed.includes(date)) return false;
    const today = new Date(`${date}T00:00:00Z`);
    const eve = new Date(today.getTime() - 86_400_000);
    const overnight = closed.includes(eve.toISOString().slice(0, 10)) ? [] : (spans[eve.getUTCDay()] ?? []);
    return (
      (spans[today.getUTCDay()] ?? []).some(
        ({ from, to }) => minutes >= from && (to < from || minutes < to),
      ) || overnight.some(({ from, to }) => to < from && minutes < to)
    );
  };
}

describe("hours", () => {
  test("are those of someone who looks at the clock every fifteen minutes", () => {
    fc.assert(
      fc.property(place, week, holidays, ([timeZone, around], spans, closed) => {
        const open = made(timeZone, spans, closed);
        const walker = naive(timeZone, spans, closed);
        const start = Date.parse(around) / 1000;
        let counted = 0;
        for (let instant = start; instant < start + 172_800; instant += 900) {
          const seen = walker(instant);
          expect(isOpen(open, instant)).toBe(seen);
          counted += seen ? 900 : 0;
        }
        expect(openSecondsBetween(open, start, start + 172_800)).toBe(counted);
      }),
      { numRuns: 60 },
    );
  });

  test("added open time is the open time in between, and never earlier for more", () => {
    const seconds = fc.integer({ min: 1, max: 500_000 });
    const shift = fc.integer({ min: 0, max: 200_000 });
    fc.assert(
      fc.property(
        place,
        week,
        holidays,
        shift,
        seconds,
        seconds,
        ([timeZone, around], spans, closed, later, a, b) => {
          fc.pre(spans.some((day) => day.length > 0));
          const open = made(timeZone, spans, closed);
          const from = Date.parse(around) / 1000 + later;
          const [less = 0, more = 0] = [a, b]
            .sort((x, y) => x - y)
            .map((some) => addOpenTime(open, from, some));
          expect(openSecondsBetween(open, from, less)).toBe(Math.min(a, b));
          expect(openSecondsBetween(open, from, less - 1)).toBe(Math.min(a, b) - 1);
          expect(more).toBeGreaterThanOrEqual(less);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("open at openings, closed at closings, and nothing changes before", () => {
    fc.assert(
      fc.property(place, week, holidays, fc.nat(200_000), ([timeZone, around], spans, closed, later) => {
        const open = made(timeZone, spans, closed);
        const from = Date.parse(around) / 1000 + later;
        const opening = nextOpening(open, from);
        if (opening !== undefined) {
          expect(isOpen(open, opening)).toBe(true);
          expect(openSecondsBetween(open, from, opening)).toBe(0);
        }
        const closing = nextClosing(open, from);
        if (closing !== undefined) {
          expect(isOpen(open, closing)).toBe(false);
          expect(isOpen(open, closing - 1)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
