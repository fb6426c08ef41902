import type { Clock } from "../clock.ts";
import { ApiError } from "./api-error.ts";

/** 1000 calls a minute in windows of 10 seconds (errors-and-rate-limits.md). */
export const DEFAULT_RATE_LIMIT = 167;
const WINDOW_MS = 10_000;
const WINDOWS_KEPT = 1_000;

/** What a call may read in its `X-RateLimit-*` headers. */
export interface Quota {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends: Unix seconds. */
  readonly reset: number;
}

/** One window of 10 seconds. */
export interface Window {
  /** Unix seconds, a multiple of 10. */
  readonly start: number;
  /** Calls let through. */
  readonly used: number;
}

export interface RateLimit {
  /** Counts one call. */
  take(): Quota;
  /** The window as it stands; counts nothing. */
  look(): Quota;
  /** From now on, also in the window that runs. */
  setLimit(limit: number): void;
  /** The last 1000 windows in which a call was let through, oldest first. */
  windows(): readonly Window[];
}

/** Fixed windows at multiples of 10 seconds. A call over the limit is refused and not counted. */
export function createRateLimit(clock: Clock, startLimit: number): RateLimit {
  let limit = startLimit;
  const windows: { start: number; used: number }[] = [];

  function current(): { start: number; used: number } {
    const start = (Math.floor(clock.now() / WINDOW_MS) * WINDOW_MS) / 1000;
    const last = windows.at(-1);
    if (last?.start === start) return last;
    const next = { start, used: 0 };
    windows.push(next);
    if (windows.length > WINDOWS_KEPT) windows.shift();
    return next;
  }

  return {
    take() {
      const window = current();
      const allowed = window.used < limit;
      if (allowed) window.used += 1;
      return { allowed, limit, remaining: Math.max(0, limit - window.used), reset: window.start + 10 };
    },
    look() {
      const start = (Math.floor(clock.now() / WINDOW_MS) * WINDOW_MS) / 1000;
      const last = windows.at(-1);
      const used = last?.start === start ? last.used : 0;
      return { allowed: used < limit, limit, remaining: Math.max(0, limit - used), reset: start + 10 };
    },
    setLimit(next) {
      limit = next;
    },
    windows: () => windows.map((window) => ({ ...window })),
  };
}

/** The three headers of every authenticated answer. */
export function rateLimitHeaders(quota: Quota): Record<string, string> {
  return {
    "X-RateLimit-Limit": String(quota.limit),
    "X-RateLimit-Remaining": String(quota.remaining),
    "X-RateLimit-Reset": String(quota.reset),
  };
}

/** The documented 429. */
export function rateLimitExceeded(quota: Quota): ApiError {
  return new ApiError(429, "rate_limit_exceeded", `Exceeded rate limit of ${quota.limit} in 10_seconds`);
}
