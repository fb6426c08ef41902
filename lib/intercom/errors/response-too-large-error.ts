import { type CallInfo, callDetails, isReading } from "./call-info.ts";
import { SwitchboardError } from "./switchboard-error.ts";

/** The answer is larger than the client's limit, counted after decompression. */
export class ResponseTooLargeError extends SwitchboardError {
  constructor(call: CallInfo, maxBytes: number) {
    super(
      `${call.method} ${call.path}: the answer has more than ${maxBytes} bytes; ask for less or raise maxResponseBytes`,
      {
        code: "intercom.response_too_large",
        // A writing call was done, so that somebody has to look.
        retryable: !isReading(call),
        details: { ...callDetails(call), maxBytes },
      },
    );
    this.name = "ResponseTooLargeError";
  }
}
