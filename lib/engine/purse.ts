import type { Clock, Limiter } from "../intercom/index.ts";
import type { TableLimiter, Wait } from "./table-limiter.ts";

/**
 * The calls that one invocation has been granted and not made yet. It is the client's limiter during the
 * invocation: calls reserved for a message and not needed go to the next message of the same window, and a call
 * that nobody reserved (a page more, a retry) is granted by itself. So a message costs one write at most.
 */
export interface Purse extends Limiter {
  /** Makes sure that `calls` calls can be made now; waits for the next window if need be. */
  reserve(calls: number, wait: Wait): Promise<void>;
  /** Calls made so far. */
  readonly used: () => number;
}

export function createPurse(limiter: TableLimiter, clock: Clock): Purse {
  let left = 0;
  let window: number | undefined;
  let until = 0;
  let used = 0;
  /** The window of the call under way: an invocation makes one at a time. */
  let takenFrom = 0;

  async function reserve(calls: number, wait: Wait): Promise<void> {
    if (clock.now() >= until) left = 0;
    while (left < calls) {
      const missing = calls - left;
      const granted = await limiter.grant(missing, wait);
      left = granted.window === window ? left + missing : missing;
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
