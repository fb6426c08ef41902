import type { Clock } from "../clock.ts";
import { ApiError } from "../http/api-error.ts";
import type { Ids } from "../ids.ts";

/** What a scroll can go through. */
export type ScrollKind = "users" | "contacts" | "companies";

/** What there was when a scroll started, each object shown only when its turn comes. */
export interface Snapshot {
  readonly length: number;
  /** The object at a place, as it is now; undefined when it is gone. */
  show(place: number): object | undefined;
}

/** One page: at most 100 objects, and the parameter to go on with. */
export interface ScrollPage {
  readonly shown: readonly object[];
  readonly param: string;
}

/** The scroll of a workspace: one at a time, whatever it goes through (00-common.md, section 4.3). */
export interface Scroll {
  /**
   * Starts one over what `all` answers. Throws 400 `scroll_exists` while another is open.
   */
  start(kind: ScrollKind, all: () => Snapshot): ScrollPage;
  /**
   * The next page of those that are still there. An empty one is the end: the parameter is gone with it. Throws 404
   * `scroll parameter not found` for a parameter of another kind, of none, or unused for a minute.
   */
  next(kind: ScrollKind, param: string): ScrollPage;
}

const PAGE_SIZE = 100;
const LIFE_MS = 60_000;

interface Open {
  readonly kind: ScrollKind;
  readonly param: string;
  readonly snapshot: Snapshot;
  /** The place that the next page begins at. */
  next: number;
  usedAt: number;
}

export function createScroll(clock: Clock, ids: Ids): Scroll {
  let open: Open | undefined;

  function current(): Open | undefined {
    if (open !== undefined && clock.now() - open.usedAt >= LIFE_MS) open = undefined;
    return open;
  }

  function page(scroll: Open): ScrollPage {
    const shown: object[] = [];
    for (; scroll.next < scroll.snapshot.length && shown.length < PAGE_SIZE; scroll.next += 1) {
      const object = scroll.snapshot.show(scroll.next);
      if (object !== undefined) shown.push(object);
    }
    scroll.usedAt = clock.now();
    if (shown.length === 0) open = undefined;
    return { shown, param: scroll.param };
  }

  return {
    start(kind, all) {
      if (current() !== undefined) {
        throw new ApiError(400, "scroll_exists", "scroll already exists for this workspace");
      }
      open = { kind, param: ids.scroll(), snapshot: all(), next: 0, usedAt: clock.now() };
      return page(open);
    },
    next(kind, param) {
      const scroll = current();
      if (scroll === undefined || scroll.kind !== kind || scroll.param !== param) {
        throw new ApiError(404, "not_found", "scroll parameter not found");
      }
      return page(scroll);
    },
  };
}
