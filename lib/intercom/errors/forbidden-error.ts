import { ApiError, type Failure } from "./api-error.ts";

/** 402 or 403: the plan, the token or the teammate's seat doesn't allow the call. */
export class ForbiddenError extends ApiError {
  constructor(failure: Failure) {
    super(
      "intercom.forbidden",
      false,
      failure,
      "Check the workspace's plan, and that the teammate who owns the token has an inbox seat.",
    );
    this.name = "ForbiddenError";
  }
}
