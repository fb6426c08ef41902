import { type CallInfo, callDetails } from "./call-info.ts";
import { SwitchboardError } from "./switchboard-error.ts";

/** An attempt took longer than its own limit. Whether Intercom acted is unknown. */
export class TimeoutError extends SwitchboardError {
  constructor(call: CallInfo, timeoutMs: number) {
    super(
      `${call.method} ${call.path} had no complete answer after ${timeoutMs} ms; Intercom may have acted on it`,
      {
        code: "intercom.timeout",
        retryable: true,
        details: { ...callDetails(call), timeoutMs },
      },
    );
    this.name = "TimeoutError";
  }
}
