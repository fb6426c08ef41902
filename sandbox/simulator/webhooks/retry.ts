const MINUTE_SECONDS = 60;
const LONGEST_THROTTLE_SECONDS = 2 * 60 * MINUTE_SECONDS;

/**
 * Whether and when an undelivered notification is sent again: the seconds to wait, or undefined to give it up
 * (webhooks.md, "Delivery"). `attempts` is how many there were, `answer` what the last one got.
 * A receiver that throttles (429) is asked again after 1, 2, 4 … minutes, for the last time after 2 hours. Any other
 * failure has one more attempt, after `retryAfterSeconds`. A 410 has none.
 */
export function secondsUntilRetry(
  answer: number | string,
  attempts: number,
  retryAfterSeconds: number,
): number | undefined {
  if (answer === 410) return undefined;
  if (answer !== 429) return attempts < 2 ? retryAfterSeconds : undefined;
  const delay = MINUTE_SECONDS * 2 ** (attempts - 1);
  if (delay < LONGEST_THROTTLE_SECONDS) return delay;
  return delay < 2 * LONGEST_THROTTLE_SECONDS ? LONGEST_THROTTLE_SECONDS : undefined;
}
