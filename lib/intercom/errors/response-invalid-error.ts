import { type CallInfo, callDetails, isReading } from "./call-info.ts";
import { type ErrorDetails, SwitchboardError } from "./switchboard-error.ts";

export type ResponseProblem = "html" | "empty" | "not_json" | "bad_encoding" | "redirect" | "schema";

/**
 * Intercom accepted the call, but its answer can't be used. Retryable, except for a reading call whose answer has
 * the wrong shape: after a writing call one has to look at what was done, and the other problems are a gateway's.
 */
export class ResponseInvalidError extends SwitchboardError {
  constructor(call: CallInfo, problem: ResponseProblem, sentence: string, more: ErrorDetails) {
    super(`${call.method} ${call.path}: ${sentence}`, {
      code: "intercom.response_invalid",
      retryable: problem !== "schema" || !isReading(call),
      details: { ...callDetails(call), problem, ...more },
    });
    this.name = "ResponseInvalidError";
  }
}
