import { callInfo, type Endpoint } from "./endpoint.ts";
import {
  ArgumentInvalidError,
  NotFoundError,
  ResponseInvalidError,
  ScrollExpiredError,
} from "./errors/index.ts";
import type { CallOptions, Request } from "./request.ts";

/** A page of a scroll, with the cursor of the next one. */
export interface ScrollPage {
  readonly scroll_param?: string | null | undefined;
}

/** Everything of one kind, up to 100 at a time. */
export interface ScrollEndpoint<Page extends ScrollPage> extends Endpoint<Page> {
  /** How many entries a page has: a scroll ends with an empty page, not with a short one. */
  readonly sizeOf: (page: Page) => number;
}

/** Where a scroll begins: at its start, or after the page that had this `scroll_param`. */
export interface ScrollStart {
  readonly scroll_param?: string;
}

/** Follows a scroll to its end. */
export type Scroll = <Page extends ScrollPage>(
  endpoint: ScrollEndpoint<Page>,
  start: ScrollStart,
  options?: CallOptions,
) => AsyncGenerator<Page, void, undefined>;

/**
 * Makes the iterator of scroll pages, which always goes on with the newest `scroll_param` and ends before the empty
 * page. A scroll lives for a minute after its last use, also when its reader has stopped early, and a workspace has
 * only one, over users, leads and companies together. Throws `ScrollExistsError` while another one is open,
 * `ScrollExpiredError` after more than a minute between two pages, and `ServerError` when Intercom lost it; these
 * two mean starting again. A page without a `scroll_param` is given first; asking on throws `ResponseInvalidError`.
 * Facts: docs/intercom-api-1.3/00-common.md §4.3.
 */
export function createScroll(request: Request): Scroll {
  return async function* scroll(endpoint, start, options) {
    let { scroll_param } = start;
    if (scroll_param === "") {
      throw new ArgumentInvalidError("scroll_param", "is empty: leave it out to begin at the start");
    }
    for (;;) {
      const page = await request(endpoint, { query: { scroll_param } }, options).catch(explain(scroll_param));
      if (endpoint.sizeOf(page) === 0) return;
      yield page;
      scroll_param = cursorOf(endpoint, page);
    }
  };
}

/** In an answer to a cursor, "not found" is about the cursor. */
function explain(scroll_param: string | undefined): (error: unknown) => never {
  return (error) => {
    const isCursor = error instanceof NotFoundError && scroll_param !== undefined;
    throw isCursor ? new ScrollExpiredError(error.failure) : error;
  };
}

// Without it the next call would start another scroll.
function cursorOf<Page extends ScrollPage>(endpoint: ScrollEndpoint<Page>, page: Page): string {
  const { scroll_param } = page;
  if (typeof scroll_param === "string" && scroll_param !== "") return scroll_param;
  throw new ResponseInvalidError(callInfo(endpoint), "schema", "the page has no scroll_param", {
    at: "scroll_param",
    expected: "string",
  });
}
