import { type CallInfo, callDetails } from "./call-info.ts";
import { SwitchboardError } from "./switchboard-error.ts";

/** The caller's deadline came before an answer. With `attempts` 0 nothing was sent; else Intercom may have acted. */
export class DeadlineError extends SwitchboardError {
  constructor(call: CallInfo, attempts: number, cause?: unknown) {
    const sent = attempts === 0 ? "nothing was sent" : "Intercom may have acted on it";
    super(`${call.method} ${call.path} was out of time; ${sent}`, {
      code: "intercom.deadline",
      retryable: true,
      details: { ...callDetails(call), attempts },
      ...(cause === undefined ? {} : { cause }),
    });
    this.name = "DeadlineError";
  }
}
