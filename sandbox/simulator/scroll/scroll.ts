import type { Clock } from "../clock.ts";
import { ApiError } from "../http/api-error.ts";
import type { Ids } from "../ids.ts";

/** What a scroll can go through. */
export type ScrollKind = "users" | "contacts" | "companies";

/** One page: the objects' ids, at most 100, and the parameter to go on with. */
export interface ScrollPage {
  readonly ids: readonly string[];
  readonly param: string;
}

/** The scroll of a workspace: one at a time, whatever it goes through (00-common.md, section 4.3). */
export interface Scroll {
  /**
   * Starts one over `ids`. Throws 400 `scroll_exists` while another is open.
   */
  start(kind: ScrollKind, ids: readonly string[]): ScrollPage;
  /**
   * The next page of those that `exists` still. An empty one is the end: the parameter is gone with it. Throws 404
   * `scroll parameter not found` for a parameter of another kind, of none, or unused for a minute.
   */
  next(kind: ScrollKind, param: string, exists: (id: string) => boolean): ScrollPage;
}

const PAGE_SIZE = 100;
const LIFE_MS = 60_000;

interface Open {
  readonly kind: ScrollKind;
  readonly param: string;
  rest: readonly string[];
  usedAt: number;
}

export function createScroll(clock: Clock, ids: Ids): Scroll {
  let open: Open | undefined;

  function current(): Open | undefined {
    if (open !== undefined && clock.now() - open.usedAt >= LIFE_MS) open = undefined;
    return open;
  }

  function page(scroll: Open): ScrollPage {
    const [now, rest] = [scroll.rest.slice(0, PAGE_SIZE), scroll.rest.slice(PAGE_SIZE)];
    scroll.rest = rest;
    scroll.usedAt = clock.now();
    if (now.length === 0) open = undefined;
    return { ids: now, param: scroll.param };
  }

  return {
    start(kind, all) {
      if (current() !== undefined) {
        throw new ApiError(400, "scroll_exists", "scroll already exists for this workspace");
      }
      open = { kind, param: ids.scroll(), rest: all, usedAt: clock.now() };
      return page(open);
    },
    next(kind, param, exists) {
      const scroll = current();
      if (scroll === undefined || scroll.kind !== kind || scroll.param !== param) {
        throw new ApiError(404, "not_found", "scroll parameter not found");
      }
      scroll.rest = scroll.rest.filter(exists);
      return page(scroll);
    },
  };
}
