import { isSwitchboardError } from "../intercom/index.ts";

/** What to do with a message whose processing threw. */
export type Verdict =
  /** It can't succeed as it is: keep it for an operator. */
  | { readonly do: "park"; readonly reason: string; readonly remedy: string }
  /** It can at a known time (epoch milliseconds): send a copy for then. */
  | { readonly do: "resend"; readonly atMs: number }
  /** It may next time; after five receives it goes to the dead-letter queue. */
  | { readonly do: "retry" };

/** Classes of failure. Anything that isn't one of our errors is unknown, and unknown is retried. */
export function classify(error: unknown): Verdict {
  if (!isSwitchboardError(error)) return { do: "retry" };
  if (!error.retryable) return { do: "park", reason: error.code, remedy: error.message };
  if (error.retryAtMs !== undefined) return { do: "resend", atMs: error.retryAtMs };
  return { do: "retry" };
}

const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 120;

/** Seconds before the next attempt: doubling from five to two minutes, with jitter between half and whole. */
export function backoffSeconds(receives: number, random: number): number {
  const whole = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (receives - 1));
  return Math.ceil(whole / 2 + (whole / 2) * random);
}
