import { ApiError, type Failure } from "./api-error.ts";

/** 400 `scroll_exists`: a workspace has one open scroll at a time, over users, leads and companies together. */
export class ScrollExistsError extends ApiError {
  constructor(failure: Failure) {
    super(
      "intercom.scroll_exists",
      true,
      failure,
      "Another scroll is open in this workspace and can't be closed: it ends a minute after its last use. Try again then.",
    );
    this.name = "ScrollExistsError";
  }
}
