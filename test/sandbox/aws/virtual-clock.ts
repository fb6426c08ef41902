import type { Clock } from "../../../sandbox/aws/clock.ts";

/** A clock that stands still until it is moved. */
export interface VirtualClock extends Clock {
  /** Moves time on and fires what is due, in order of time. */
  advance(ms: number): void;
  /** When the waiting timers are due, epoch milliseconds, ascending. */
  due(): readonly number[];
}

export function virtualClock(startMs: number): VirtualClock {
  let nowMs = startMs;
  const timers = new Set<{ readonly atMs: number; readonly fn: () => void }>();
  const next = (untilMs: number) =>
    [...timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
  return {
    now: () => nowMs,
    schedule(atMs, fn) {
      const timer = { atMs, fn };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      for (let timer = next(untilMs); timer !== undefined; timer = next(untilMs)) {
        timers.delete(timer);
        nowMs = Math.max(nowMs, timer.atMs);
        timer.fn();
      }
      nowMs = untilMs;
    },
    due: () => [...timers].map(({ atMs }) => atMs).sort((a, b) => a - b),
  };
}
