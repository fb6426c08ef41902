import { ApiError, type Failure } from "./api-error.ts";

/** 404: what the call names does not exist, or no longer. */
export class NotFoundError extends ApiError {
  constructor(failure: Failure) {
    super("intercom.not_found", false, failure, "It does not exist in this workspace, or no longer.");
    this.name = "NotFoundError";
  }
}
