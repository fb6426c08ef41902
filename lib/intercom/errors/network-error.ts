import { type CallInfo, callDetails } from "./call-info.ts";
import { SwitchboardError } from "./switchboard-error.ts";

/**
 * `not_connected`: the request was not sent. `closed`: the connection ended before any answer, as a kept one does
 * after a pause. `broken`: it ended, or was no longer HTTP, in the middle.
 */
export type NetworkFailure = "not_connected" | "closed" | "broken";

const SENTENCES = {
  not_connected: "no connection to Intercom, so nothing was sent",
  closed: "the connection was closed before an answer came; Intercom may have acted on the call",
  broken: "the connection broke in the middle of the answer; Intercom may have acted on the call",
} as const satisfies Record<NetworkFailure, string>;

/** The network failed, not Intercom. */
export class NetworkError extends SwitchboardError {
  readonly reason: NetworkFailure;

  constructor(call: CallInfo, reason: NetworkFailure, systemCode: string, cause: unknown) {
    super(`${call.method} ${call.path}: ${SENTENCES[reason]} (${systemCode})`, {
      code: "intercom.network",
      retryable: true,
      details: { ...callDetails(call), reason, systemCode },
      cause,
    });
    this.name = "NetworkError";
    this.reason = reason;
  }
}
