import { ApiError, type Failure } from "./api-error.ts";

/** 409: the call clashes with existing data. */
export class ConflictError extends ApiError {
  constructor(failure: Failure) {
    super("intercom.conflict", false, failure, "It clashes with data that exists already.");
    this.name = "ConflictError";
  }
}
