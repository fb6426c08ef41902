import { setImmediate as turn } from "node:timers/promises";
import type { Clock } from "../../lib/intercom/clock.ts";

/** A clock that stands still until it is told to move. */
export interface VirtualClock extends Clock {
  /** Moves on by `ms` milliseconds, waking sleepers in order; each may sleep again and be woken on the way. */
  advance(ms: number): Promise<void>;
  /** Jumps from sleeper to sleeper until nobody sleeps. Throws after `most` wake-ups: something sleeps for ever. */
  runUntilIdle(most?: number): Promise<void>;
  /** How many sleep now. */
  readonly sleeping: number;
  /** When the first of them wakes: epoch milliseconds. */
  readonly nextWakeAt: number | undefined;
}

interface Sleeper {
  readonly wakeAt: number;
  readonly wake: () => void;
}

/** A virtual clock that shows `startMs` (epoch milliseconds, UTC). */
export function virtualClock(startMs: number): VirtualClock {
  let now = startMs;
  // Sorted by time, and by arrival within the same time.
  let sleepers: Sleeper[] = [];

  async function advance(ms: number): Promise<void> {
    const target = now + ms;
    await turn();
    for (let next = sleepers[0]; next && next.wakeAt <= target; next = sleepers[0]) {
      now = Math.max(now, next.wakeAt);
      next.wake();
      await turn();
    }
    now = target;
  }

  return {
    now: () => now,
    sleep(ms, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      if (signal?.aborted) {
        reject(signal.reason);
        return promise;
      }
      const sleeper: Sleeper = { wakeAt: now + Math.max(ms, 0), wake };
      const later = sleepers.findIndex((other) => other.wakeAt > sleeper.wakeAt);
      sleepers.splice(later === -1 ? sleepers.length : later, 0, sleeper);
      signal?.addEventListener("abort", cancel, { once: true });
      return promise;

      function leave(): void {
        sleepers = sleepers.filter((other) => other !== sleeper);
        signal?.removeEventListener("abort", cancel);
      }
      function wake(): void {
        leave();
        resolve();
      }
      function cancel(): void {
        leave();
        reject(signal?.reason);
      }
    },
    advance,
    async runUntilIdle(most = 10_000) {
      await turn();
      for (let woken = 0; sleepers[0]; woken += 1) {
        if (woken === most) throw new Error(`after ${most} wake-ups something still sleeps`);
        await advance(sleepers[0].wakeAt - now);
      }
    },
    get sleeping() {
      return sleepers.length;
    },
    get nextWakeAt() {
      return sleepers[0]?.wakeAt;
    },
  };
}
