import { parameterInvalid } from "./errors.ts";
import { givenInteger } from "./query.ts";

/** Objects beyond this one are not reached by page number (00-common.md, section 4.1). */
const LAST_REACHABLE = 10_000;

/** How a resource pages. */
export interface Paging {
  readonly perPage: number;
  readonly mostPerPage: number;
  /** Users and leads have a ceiling of 10,000 objects; the facts name none for conversations. */
  readonly ceiling: boolean;
  /** Whether the next link has `page` before `per_page`, as the counts have it (counts.md, section 5). */
  readonly pageFirst?: boolean;
}

/** A list of which a part can be had without the rest, such as an array. */
export interface Sliceable<T> {
  readonly length: number;
  /** The items at the places `from` up to `to`, not included, as far as there are any. */
  slice(from: number, to: number): readonly T[];
}

/** One page of `items`, and the member `pages` that belongs to it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly pages: {
    readonly type: "pages";
    /** On the host that the client called, with the client's filters. */
    readonly next: string | null;
    readonly page: number;
    readonly per_page: number;
    readonly total_pages: number;
  };
}

/**
 * Cuts the page that `url` asks for (00-common.md, section 4.1). A `per_page` above the most is read as the most.
 * Throws 400 `parameter_invalid` for a number below 1 and beyond 10,000 objects.
 */
export function cutPage<T>(all: Sliceable<T>, url: URL, paging: Paging): Page<T> {
  const page = givenInteger(url.searchParams, "page", 1) ?? 1;
  const asked = givenInteger(url.searchParams, "per_page", 1) ?? paging.perPage;
  const perPage = Math.min(asked, paging.mostPerPage);
  if (paging.ceiling && page * perPage > LAST_REACHABLE) {
    throw parameterInvalid("page limit reached, please use scroll API");
  }
  const totalPages = Math.ceil(all.length / perPage);
  return {
    items: all.slice((page - 1) * perPage, page * perPage),
    pages: {
      type: "pages",
      next: page < totalPages ? nextUrl(url, page + 1, perPage, paging) : null,
      page: totalPages === 0 ? 1 : page,
      per_page: perPage,
      total_pages: totalPages,
    },
  };
}

function nextUrl(url: URL, page: number, perPage: number, { pageFirst }: Paging): string {
  const next = new URL(url);
  next.searchParams.delete("page");
  next.searchParams.delete("per_page");
  const append = (name: string, value: number) => next.searchParams.append(name, String(value));
  if (pageFirst) append("page", page);
  append("per_page", perPage);
  if (!pageFirst) append("page", page);
  return next.href;
}
