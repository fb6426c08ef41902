/** The simulator's time. Every stamp, rate-limit window, snooze, time-out and retry goes by it. */
export interface Clock {
  /** Epoch milliseconds, UTC. */
  now(): number;
  /** Calls `fn` once `now()` has reached `atMs` (epoch milliseconds, UTC). Answers what calls it off. */
  schedule(atMs: number, fn: () => void): () => void;
}

/** A clock that stands still until it is moved. */
export interface VirtualClock extends Clock {
  /** Moves on by `ms` milliseconds, calling what falls due on the way in the order of its time. */
  advance(ms: number): void;
  /** Moves on to `atMs` (epoch milliseconds, UTC). Throws a RangeError for a time that has passed. */
  moveTo(atMs: number): void;
}

interface Timer {
  readonly atMs: number;
  readonly fn: () => void;
}

/** Node's timers take no longer delay than this: 24.8 days. */
const LONGEST_DELAY_MS = 2_147_483_647;

/** The machine's own clock. A far time is reached in several timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(atMs, fn) {
    let timer: NodeJS.Timeout;
    const arm = () => {
      const delay = Math.max(0, atMs - Date.now());
      timer = delay > LONGEST_DELAY_MS ? setTimeout(arm, LONGEST_DELAY_MS) : setTimeout(fn, delay);
    };
    arm();
    return () => clearTimeout(timer);
  },
};

/** A virtual clock that shows `startMs` (epoch milliseconds, UTC). */
export function virtualClock(startMs: number): VirtualClock {
  let now = startMs;
  // Sorted by time, and by arrival within the same time.
  const timers: Timer[] = [];

  function moveTo(atMs: number): void {
    if (!(atMs >= now)) throw new RangeError(`A clock goes forward only: ${atMs} is before ${now}.`);
    for (let next = timers[0]; next && next.atMs <= atMs; next = timers[0]) {
      timers.shift();
      now = Math.max(now, next.atMs);
      next.fn();
    }
    now = atMs;
  }

  return {
    now: () => now,
    schedule(atMs, fn) {
      const timer: Timer = { atMs, fn };
      const later = timers.findIndex((other) => other.atMs > atMs);
      timers.splice(later === -1 ? timers.length : later, 0, timer);
      return () => {
        const index = timers.indexOf(timer);
        if (index !== -1) timers.splice(index, 1);
      };
    },
    moveTo,
    advance: (ms) => moveTo(now + ms),
  };
}

/** Whether `clock` can be moved by hand. */
export function isVirtual(clock: Clock): clock is VirtualClock {
  return "advance" in clock && "moveTo" in clock;
}

/** The whole seconds that Intercom stamps its objects with. */
export function seconds(clock: Clock): number {
  return Math.floor(clock.now() / 1000);
}
