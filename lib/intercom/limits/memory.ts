import { type Clock, systemClock } from "../clock.ts";
import { ArgumentInvalidError } from "../errors/argument-invalid-error.ts";
import { RateLimitedError } from "../errors/rate-limited-error.ts";
import type { Limiter } from "./limiter.ts";
import { UNGRANTED_MS, WINDOW_MS, windowEnd } from "./windows.ts";

/** 1000 calls a minute in windows of ten seconds, rounded down: the default of 2019. */
const DEFAULT_LIMIT = 166;

export interface MemoryLimiterOptions {
  readonly clock?: Clock;
  /** Calls a window until an answer says otherwise. */
  readonly limit?: number;
}

/**
 * The limiter for one process. Windows are multiples of ten seconds; nothing is granted in the last fifth of a second
 * of one. Facts: docs/intercom-api-1.3/errors-and-rate-limits.md, "Rate limiting".
 */
export function createMemoryLimiter({
  clock = systemClock,
  limit = DEFAULT_LIMIT,
}: MemoryLimiterOptions = {}): Limiter {
  let allowed = limit;
  let used = 0;
  /** The end of the window that `used` is about. */
  let end = 0;
  let pausedUntil = 0;

  function enterWindow(now: number): void {
    // After a small step back of the clock the later window goes on: opening it again would double it.
    if (now < end && now >= end - 2 * WINDOW_MS) return;
    end = windowEnd(now);
    used = 0;
  }

  /** Takes the calls, or answers when to ask again. */
  function tryTake(calls: number): number | undefined {
    const now = clock.now();
    enterWindow(now);
    if (now < pausedUntil) return pausedUntil;
    if (now >= end - UNGRANTED_MS || used + calls > allowed) return end;
    used += calls;
    return undefined;
  }

  return {
    async take(calls, { deadline, signal }) {
      for (;;) {
        signal?.throwIfAborted();
        if (calls > allowed)
          throw new ArgumentInvalidError("calls", `is ${calls}, more than the ${allowed} of a window`);
        const wakeAt = tryTake(calls);
        if (wakeAt === undefined) return;
        if (deadline !== undefined && wakeAt >= deadline) throw new RateLimitedError({ resetAtMs: wakeAt });
        await clock.sleep(wakeAt - clock.now(), signal);
      }
    },
    async learn({ limit: seen, remaining, resetAt }) {
      if (isLimit(seen)) allowed = seen;
      enterWindow(clock.now());
      const isThisWindow = resetAt === undefined || resetAt === end;
      // Others may use the same budget; what is on its way to Intercom is counted here already.
      if (remaining !== undefined && isThisWindow) used = Math.max(used, allowed - remaining);
    },
    async pause(untilMs) {
      pausedUntil = Math.max(pausedUntil, untilMs);
    },
  };
}

function isLimit(value: number | undefined): value is number {
  return Number.isInteger(value) && Number(value) > 0;
}
