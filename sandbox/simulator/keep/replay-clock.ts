import { type Clock, virtualClock } from "../clock.ts";

/** A clock that shows times of the past until it goes live. */
export interface ReplayClock extends Clock {
  /** Moves on to `atMs` (epoch milliseconds, UTC), never back, calling what falls due on the way. */
  reach(atMs: number): void;
  /** Calls what has fallen due since, and shows the real clock's time from then on. */
  goLive(): void;
}

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
  cancel: () => void;
}

/** Starts in the past, at `startMs`; `real` is the clock that it becomes. */
export function createReplayClock(real: Clock, startMs: number): ReplayClock {
  const past = virtualClock(startMs);
  const timers = new Set<Timer>();
  let live = false;

  function reach(atMs: number): void {
    past.moveTo(Math.max(atMs, past.now()));
  }

  return {
    now: () => (live ? real.now() : past.now()),
    schedule(atMs, fn) {
      if (live) return real.schedule(atMs, fn);
      const run = () => {
        timers.delete(timer);
        fn();
      };
      const timer: Timer = { atMs, run, cancel: past.schedule(atMs, run) };
      timers.add(timer);
      return () => {
        timers.delete(timer);
        timer.cancel();
      };
    },
    reach,
    goLive() {
      reach(real.now());
      live = true;
      for (const timer of timers) timer.cancel = real.schedule(timer.atMs, timer.run);
    },
  };
}
