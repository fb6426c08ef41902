import { STATUS_CODES } from "node:http";

/** A hash of a deployment, as the live API sends it; not the API's version (00-common.md, section 5). */
const DEPLOYMENT = "5f1c0d3e9a7b42688c4d1e0f7a9b3c5d6e8f2041";

const ALWAYS: Readonly<Record<string, string>> = {
  "Content-Type": "application/json; charset=utf-8",
  "Cache-Control": "no-cache",
  "X-Intercom-Version": DEPLOYMENT,
  "Strict-Transport-Security": "max-age=31536000",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "SAMEORIGIN",
};

/** What an answer says of itself besides its body. */
export interface Outcome {
  readonly status: number;
  readonly requestId: string;
  /** How long the call took. */
  readonly ms: number;
}

/** The headers of every answer, as seen on the live API (00-common.md, section 5). */
export function answerHeaders({ status, requestId, ms }: Outcome): Record<string, string> {
  return {
    ...ALWAYS,
    "X-Request-Id": requestId,
    "X-Runtime": (ms / 1000).toFixed(6),
    Status: `${status} ${STATUS_CODES[status] ?? ""}`.trimEnd(),
  };
}
