import { ApiError, type Failure } from "./api-error.ts";

/** 408 or 5xx: Intercom could not answer. Whether it acted is unknown. */
export class ServerError extends ApiError {
  constructor(failure: Failure) {
    super("intercom.server", true, failure, "Intercom may or may not have acted on the call.");
    this.name = "ServerError";
  }
}
