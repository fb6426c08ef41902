import { callInfo, type Endpoint } from "./endpoint.ts";
import { type NextLinkProblem, NextLinkRefusedError } from "./errors/index.ts";
import type { PageLinks } from "./models/list.ts";
import type { CallOptions, Request } from "./request.ts";
import type { Query } from "./target.ts";

/** More pages than any list of API 1.3 has: paging ends at 10,000 objects (docs/intercom-api-1.3/00-common.md §4.1). */
const MOST_PAGES = 10_000;

/** A list as it is asked for page by page. */
export interface PagedEndpoint<List> extends Endpoint<List> {
  /** Where this list keeps its links. */
  readonly linksOf: (list: List) => PageLinks | null | undefined;
}

/** Follows a list from its first page to its last; `params` fill in the path of the first. */
export type Pages = <List>(
  endpoint: PagedEndpoint<List>,
  query: Query,
  options?: CallOptions,
  params?: Readonly<Record<string, string>>,
) => AsyncGenerator<List, void, undefined>;

/**
 * Makes the page iterator of one origin. `pages.next` is followed as Intercom wrote it, because its parameters need not
 * be those that were sent, but only on that origin: anywhere else would be shown the token. Throws
 * `NextLinkRefusedError` for any other link and for lists that never end; a list ends where `next` is null or absent.
 */
export function createPages(request: Request, origin: string): Pages {
  return async function* pages(endpoint, query, options, params = {}) {
    const seen = new Set<string>();
    let list = await request(endpoint, { params, query }, options);
    for (let page = 1; ; page += 1) {
      yield list;
      const next = endpoint.linksOf(list)?.next;
      if (next === null || next === undefined || next === "") return;
      const refuse = (problem: NextLinkProblem) =>
        new NextLinkRefusedError(callInfo(endpoint), problem, page);
      if (!URL.canParse(next)) throw refuse("malformed");
      const url = new URL(next);
      if (url.origin !== origin || url.username !== "" || url.password !== "") throw refuse("other_origin");
      const link = url.pathname + url.search;
      if (seen.has(link)) throw refuse("repeated");
      if (page >= MOST_PAGES) throw refuse("too_many");
      seen.add(link);
      list = await request(endpoint, { link }, options);
    }
  };
}
