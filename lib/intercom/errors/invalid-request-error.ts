import { ApiError, type Failure } from "./api-error.ts";

/** 400, 405, 406, 415, 422 and other statuses from 400 to 499: repeating the call would fail again. */
export class InvalidRequestError extends ApiError {
  constructor(failure: Failure) {
    super(
      "intercom.invalid_request",
      false,
      failure,
      "Correct the request; repeating it as it is would fail again.",
    );
    this.name = "InvalidRequestError";
  }
}
