import { ApiError, type Failure } from "./api-error.ts";

/** Several users have the email by which one was to be found (409; 400 before about 2017). */
export class DuplicateEmailError extends ApiError {
  constructor(failure: Failure) {
    super(
      "intercom.duplicate_email",
      false,
      failure,
      "Several users have this email: name the one by id or user_id.",
    );
    this.name = "DuplicateEmailError";
  }
}
