import { checkWhole } from "../options.ts";

/** How notifications are delivered (webhooks.md, "Delivery"). Whole numbers; times in seconds. */
export interface DeliveryRules {
  /** How long the receiver has for its answer. */
  readonly timeoutSeconds: number;
  /** How often a notification is tried in all; answers of 429 don't count. */
  readonly attempts: number;
  /** From the first failure to the next attempt. */
  readonly retryAfterSeconds: number;
  /** How many times longer each wait for a retry is than the one before. */
  readonly retryGrowth: number;
  /** More consecutive errors than this pause the webhook … */
  readonly pauseAfterErrors: number;
  /** … if they all fell within this time. */
  readonly pauseWithinSeconds: number;
  readonly pauseSeconds: number;
  /** Errors alone for longer than this suspend the webhook until it is set again. */
  readonly suspendAfterSeconds: number;
  /** After a 429: the first wait, doubled each time … */
  readonly throttleFirstSeconds: number;
  /** … up to the longest. What is refused after that is dropped. */
  readonly throttleLongestSeconds: number;
}

export const DEFAULT_RULES: DeliveryRules = {
  timeoutSeconds: 5,
  attempts: 2,
  retryAfterSeconds: 60,
  retryGrowth: 1,
  pauseAfterErrors: 1000,
  pauseWithinSeconds: 15 * 60,
  pauseSeconds: 15 * 60,
  suspendAfterSeconds: 7 * 24 * 60 * 60,
  throttleFirstSeconds: 60,
  throttleLongestSeconds: 2 * 60 * 60,
};

/** `rules` with what `changes` says. Throws a RangeError that names a rule that can't be. */
export function changeRules(rules: DeliveryRules, changes: Partial<DeliveryRules>): DeliveryRules {
  const changed = { ...rules, ...changes };
  for (const [name, value] of Object.entries(changed)) checkWhole(`delivery.${name}`, value, leastOf(name));
  return changed;
}

/** No attempt at all, no time to answer and shrinking waits are no rules but mistakes. */
function leastOf(name: string): number {
  return ["timeoutSeconds", "attempts", "retryGrowth", "throttleFirstSeconds"].includes(name) ? 1 : 0;
}
