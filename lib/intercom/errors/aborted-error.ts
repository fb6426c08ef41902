import { type CallInfo, callDetails } from "./call-info.ts";
import { SwitchboardError } from "./switchboard-error.ts";

/** The caller's signal aborted the call. With `attempts` 0 nothing was sent; else Intercom may have acted on it. */
export class AbortedError extends SwitchboardError {
  constructor(call: CallInfo, attempts: number, cause: unknown) {
    super(`${call.method} ${call.path} was aborted by its caller`, {
      code: "intercom.aborted",
      retryable: true,
      details: { ...callDetails(call), attempts },
      cause,
    });
    this.name = "AbortedError";
  }
}
