import type { Clock, Limiter } from "../intercom/index.ts";
import type { TableLimiter, Wait } from "./table-limiter.ts";

const WINDOW_SECONDS = 10;
/** Calls that may be asked ahead: a small part of every window that Intercom has had. */
const MOST_AHEAD = 4;

/**
 * The calls that one invocation has been granted and not made yet. It is the client's limiter during the
 * invocation: calls reserved for a message and not needed go to the next message of the same window, and a call
 * that nobody reserved (a page more, a retry) is granted by itself. Who had to wait, and so has paid a write for
 * being refused, asks for the next messages too: a message costs one write at most.
 */
export interface Purse extends Limiter {
  /**
   * Makes sure that `calls` calls can be made now; waits for the next window if need be. `ahead`: messages like this
   * one that the invocation still has before it.
   */
  reserve(calls: number, wait: Wait, ahead?: number): Promise<void>;
  /** Calls made so far. */
  readonly used: () => number;
}

export function createPurse(limiter: TableLimiter, clock: Clock): Purse {
  let left = 0;
  let window: number | undefined;
  /** The last window that had to be waited for, because others want them too. */
  let crowded = Number.NEGATIVE_INFINITY;
  let until = 0;
  let used = 0;
  /** The window of the call under way: an invocation makes one at a time. */
  let takenFrom = 0;

  async function reserve(calls: number, wait: Wait, ahead = 0): Promise<void> {
    if (clock.now() >= until) left = 0;
    while (left < calls) {
      const missing = calls - left;
      const askedAt = clock.now();
      const isCrowded = askedAt < (crowded + WINDOW_SECONDS) * 1000;
      const isSmall = calls <= MOST_AHEAD;
      const asked = missing + (isCrowded && isSmall ? Math.min(ahead * calls, MOST_AHEAD) : 0);
      const granted = await limiter.grant(asked, wait);
      if (granted.window * 1000 > askedAt) crowded = granted.window;
      left = granted.window === window ? left + asked : asked;
      window = granted.window;
      until = granted.until;
    }
  }

  return {
    reserve,
    used: () => used,
    async take(calls, options) {
      await reserve(calls, options);
      left -= calls;
      used += calls;
      takenFrom = window ?? 0;
    },
    async learn(seen) {
      await limiter.learn(seen);
      const countedIn = (seen.resetAt ?? 0) / 1000 - 10;
      // A slow machine or network: the call left in time and arrived in the next window.
      if (countedIn > takenFrom) await limiter.charge(countedIn);
    },
    pause(untilMs) {
      left = 0;
      return limiter.pause(untilMs);
    },
  };
}
