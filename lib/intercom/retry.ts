import { isSwitchboardError, NetworkError, RateLimitedError } from "./errors/index.ts";

/** How often a call has been repeated, by reason. */
export interface Tries {
  /** After a 429. */
  readonly limited: number;
  /** At once, after a kept connection turned out to be closed. */
  readonly closed: number;
  /** With a backoff, after anything else that passes. */
  readonly failed: number;
}

export interface RetryQuestion {
  /** What the last attempt threw. */
  readonly error: unknown;
  readonly aborted: boolean;
  readonly repeatable: boolean;
  readonly tries: Tries;
  /** Epoch milliseconds, UTC. */
  readonly now: number;
  readonly deadline: number | undefined;
  /** From 0 up to, not including, 1. */
  readonly random: number;
}

export type RetryDecision =
  | { readonly retry: false }
  | { readonly retry: true; readonly afterMs: number; readonly because: keyof Tries };

const STOP: RetryDecision = { retry: false };

/** Intercom's windows have 10 seconds; a reset further away than this is not waited for. */
const LONGEST_RESET_MS = 60_000;
const MOST_LIMITED = 3;
const RESET_JITTER_MS = 250;
/** Intercom asks to retry its 5xx once (docs/intercom-api-1.3/errors-and-rate-limits.md, "HTTP responses"). */
const MOST_FAILED = 1;
const BACKOFF_MS = 500;

/** Decides whether a call is repeated, and when. The whole of it, to be read from top to bottom. */
export function decideRetry({
  error,
  aborted,
  repeatable,
  tries,
  now,
  deadline,
  random,
}: RetryQuestion): RetryDecision {
  if (aborted) return STOP;
  // Unknown errors are bugs, and bugs don't go away by repetition.
  if (!isSwitchboardError(error)) return STOP;

  const inTime = (afterMs: number, because: keyof Tries): RetryDecision =>
    deadline === undefined || now + afterMs < deadline ? { retry: true, afterMs, because } : STOP;

  if (error.code === "intercom.rate_limited") {
    // Without an answer it was the limiter that found the deadline too near.
    if (!(error instanceof RateLimitedError) || error.failure === undefined) return STOP;
    // The code with another status doesn't say that the call was not handled.
    if (error.failure.status !== 429 && !repeatable) return STOP;
    // A 429 was not handled, so that even what isn't repeatable can go again.
    const untilReset = Math.max(error.resetAtMs - now, 0);
    if (tries.limited >= MOST_LIMITED || untilReset > LONGEST_RESET_MS) return STOP;
    return inTime(untilReset + Math.round(random * RESET_JITTER_MS), "limited");
  }

  const wasSent = !(error instanceof NetworkError) || error.reason !== "not_connected";
  if (wasSent && !repeatable) return STOP;

  // A frozen process keeps dead connections; the next one is a new one.
  if (error instanceof NetworkError && error.reason === "closed" && tries.closed === 0)
    return inTime(0, "closed");

  const passes = ["intercom.server", "intercom.timeout", "intercom.network"].includes(error.code);
  if (!passes || tries.failed >= MOST_FAILED) return STOP;
  return inTime(BACKOFF_MS + Math.round(random * BACKOFF_MS), "failed");
}
