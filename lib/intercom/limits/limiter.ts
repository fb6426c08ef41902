/** When a permission to call is no longer worth waiting for. */
export interface TakeOptions {
  /** Epoch milliseconds, UTC. */
  readonly deadline?: number;
  readonly signal?: AbortSignal;
}

/** What an answer said about the rate limit; Intercom leaves the headers out now and then. */
export interface RateLimitSeen {
  /** Calls allowed in a window of 10 seconds. */
  readonly limit?: number;
  /** Calls left in the window that ends at `resetAt`. */
  readonly remaining?: number;
  /** When the window ends: epoch milliseconds, UTC. */
  readonly resetAt?: number;
}

/**
 * Keeps calls within Intercom's budget for the whole app: so many per window of 10 seconds of the server's clock
 * (docs/intercom-api-1.3/errors-and-rate-limits.md). One interface for a single process and for many; every
 * implementation passes the same contract suite.
 */
export interface Limiter {
  /**
   * Resolves when `calls` calls may be made now. Throws `RateLimitedError` (`intercom.rate_limited`) at once, with
   * the time of the next window, when the wait would reach the deadline; rejects with the signal's reason when it aborts.
   */
  take(calls: number, options: TakeOptions): Promise<void>;
  /** Takes in what an answer's headers said. Intercom's limit replaces the assumed one. */
  learn(seen: RateLimitSeen): Promise<void>;
  /** Grants nothing to anyone before this time (epoch milliseconds, UTC): after a 429, the end of the window. */
  pause(untilMs: number): Promise<void>;
}
