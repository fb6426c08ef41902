import { describeFailure, type Failure, failureDetails, hide } from "./api-error.ts";
import { SwitchboardError } from "./switchboard-error.ts";

/**
 * No budget for a call before `resetAtMs` (epoch milliseconds, UTC): Intercom answered 429, or the limiter had nothing
 * left. The call was not handled. docs/intercom-api-1.3/errors-and-rate-limits.md, "Rate limiting".
 */
export class RateLimitedError extends SwitchboardError {
  readonly resetAtMs: number;
  /** The 429; absent when the limiter held the call back. */
  declare readonly failure?: Failure;

  constructor({ resetAtMs, failure }: { readonly resetAtMs: number; readonly failure?: Failure }) {
    const reason = failure ? describeFailure(failure) : "Intercom's rate limit leaves no call for now. ";
    super(`${reason}Try again at ${new Date(resetAtMs).toISOString()}.`, {
      code: "intercom.rate_limited",
      retryable: true,
      retryAtMs: resetAtMs,
      details: { resetAtMs, ...(failure && failureDetails(failure)) },
    });
    this.name = "RateLimitedError";
    this.resetAtMs = resetAtMs;
    if (failure) hide(this, failure);
  }
}
