import { ApiError, type Failure } from "./api-error.ts";

/** 401: the token is missing, wrong, revoked, or lacks the scope that the call needs. */
export class UnauthorizedError extends ApiError {
  constructor(failure: Failure) {
    super(
      "intercom.unauthorized",
      false,
      failure,
      "Check the access token and its scopes in Intercom's Developer Hub.",
    );
    this.name = "UnauthorizedError";
  }
}
