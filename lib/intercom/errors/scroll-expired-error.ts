import { ApiError, type Failure } from "./api-error.ts";

/** 404 to a `scroll_param`: it was not used for a minute, or its scroll is over. The pages so far are good. */
export class ScrollExpiredError extends ApiError {
  constructor(failure: Failure) {
    super(
      "intercom.scroll_expired",
      false,
      failure,
      "The scroll is over, because nobody asked for its next page within a minute: start again without a scroll_param.",
    );
    this.name = "ScrollExpiredError";
  }
}
