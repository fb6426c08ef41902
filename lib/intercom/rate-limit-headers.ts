import type { RateLimitSeen } from "./limits/index.ts";

/** An answer's headers, names in lower case. */
export type Headers = Readonly<Record<string, string | undefined>>;

/**
 * What the headers say about the rate limit; anything missing or malformed is left out. `X-RateLimit-Reset` is in
 * epoch seconds: docs/intercom-api-1.3/errors-and-rate-limits.md, "Rate limiting".
 */
export function readRateLimit(headers: Headers): RateLimitSeen {
  const limit = wholeNumber(headers["x-ratelimit-limit"]);
  const remaining = wholeNumber(headers["x-ratelimit-remaining"]);
  const resetSeconds = wholeNumber(headers["x-ratelimit-reset"]);
  return {
    ...(limit !== undefined && { limit }),
    ...(remaining !== undefined && { remaining }),
    ...(resetSeconds !== undefined && { resetAt: resetSeconds * 1000 }),
  };
}

function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,12}$/.test(value) ? Number(value) : undefined;
}
