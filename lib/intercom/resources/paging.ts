// Types, not interfaces: only those are known to have no other keys, as a query must.

/** What every list by page number takes (docs/intercom-api-1.3/00-common.md §4.1). */
export type Paging = {
  /** From 1. */
  readonly page?: number;
  /** At most 60. */
  readonly per_page?: number;
};

export type Order<Field extends string> = {
  readonly sort?: Field;
  /** Default `desc`. */
  readonly order?: "asc" | "desc";
};

/** The entries of a list, page after page. */
export async function* entriesOf<List, Entry>(
  pages: AsyncIterable<List>,
  entries: (list: List) => readonly Entry[],
): AsyncGenerator<Entry, void, undefined> {
  for await (const list of pages) yield* entries(list);
}
