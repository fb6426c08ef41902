import { isSwitchboardError } from "../intercom/index.ts";

/** What to do with a message whose processing threw. */
export type Verdict =
  /** It can't succeed as it is: keep it for an operator. */
  | { readonly do: "park"; readonly reason: string; readonly remedy: string }
  /** It may succeed later, at a known time (epoch milliseconds) or after a pause: send a copy for then. */
  | { readonly do: "resend"; readonly reason: string; readonly atMs?: number }
  /** Nobody knows: SQS hands it out again, and after five receives it goes to the dead-letter queue. */
  | { readonly do: "retry" };

/**
 * Classes of failure. What passes by itself (Intercom or AWS away, slow or busy) waits outside SQS's receive count,
 * however long it takes; that count is for crashes and for errors that are nobody's, which may be bugs.
 */
export function classify(error: unknown): Verdict {
  if (!isSwitchboardError(error)) {
    return isPassingOfAws(error) ? { do: "resend", reason: "aws" } : { do: "retry" };
  }
  if (!error.retryable) return { do: "park", reason: error.code, remedy: error.message };
  const when = error.retryAtMs === undefined ? {} : { atMs: error.retryAtMs };
  return { do: "resend", reason: error.code, ...when };
}

const NETWORK_CODES = ["ECONNRESET", "ECONNREFUSED", "ETIMEDOUT", "EPIPE", "ENOTFOUND", "EAI_AGAIN"];

/** DynamoDB and SQS call these the client's fault, and they pass all the same. */
const THROTTLING = [
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
  "RequestThrottled",
  "TooManyRequestsException",
];

/** AWS's SDK marks what may be retried, and whose fault an answer is; a lost connection has a system code. */
function isPassingOfAws(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $retryable, $fault, code } = {
    $retryable: undefined,
    $fault: undefined,
    code: undefined,
    ...error,
  };
  if (THROTTLING.includes(error.name)) return true;
  return $retryable !== undefined || $fault === "server" || NETWORK_CODES.includes(String(code));
}

const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 600;

/** Seconds before attempt `attempt` + 1: doubling from five seconds to ten minutes, with jitter between half and whole. */
export function backoffSeconds(attempt: number, random: number): number {
  const whole = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (attempt - 1));
  return Math.ceil(whole / 2 + (whole / 2) * random);
}
