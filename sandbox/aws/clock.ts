/** Time as the stand-ins see it; tests pass one that they move by hand. */
export interface Clock {
  /** Epoch milliseconds, UTC. */
  now(): number;
  /** Calls `fn` once `now()` has reached `atMs` (epoch milliseconds, UTC). Answers what calls it off. */
  schedule(atMs: number, fn: () => void): () => void;
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

/** Resolves after `ms` milliseconds of the clock, or at once when `signal` is aborted. Never rejects. */
export function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const stop = () => {
      cancel();
      resolve();
    };
    const cancel = clock.schedule(clock.now() + ms, () => {
      signal.removeEventListener("abort", stop);
      resolve();
    });
    signal.addEventListener("abort", stop, { once: true });
  });
}
