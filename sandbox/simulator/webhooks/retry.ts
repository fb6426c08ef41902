import type { DeliveryRules } from "./rules.ts";

/** How a notification fared so far. */
export interface Failures {
  /** Attempts that failed otherwise than by a 429. */
  readonly errors: number;
  /** Attempts that got a 429. */
  readonly throttled: number;
}

/**
 * Whether and when an undelivered notification is sent again: the seconds to wait, or undefined to give it up
 * (webhooks.md, "Delivery"). `failures` include the last one, which got `answer`.
 * A receiver that throttles (429) is asked again later and later, for the last time after the longest wait. Any other
 * failure is tried again as often as the rules say. A 410 never is.
 */
export function secondsUntilRetry(
  answer: number | string,
  { errors, throttled }: Failures,
  rules: DeliveryRules,
): number | undefined {
  if (answer === 410) return undefined;
  if (answer === 429) return throttleSeconds(throttled, rules);
  return errors < rules.attempts ? rules.retryAfterSeconds * rules.retryGrowth ** (errors - 1) : undefined;
}

function throttleSeconds(
  throttled: number,
  { throttleFirstSeconds, throttleLongestSeconds }: DeliveryRules,
): number | undefined {
  const delay = throttleFirstSeconds * 2 ** (throttled - 1);
  if (delay < throttleLongestSeconds) return delay;
  return delay < 2 * throttleLongestSeconds ? throttleLongestSeconds : undefined;
}
