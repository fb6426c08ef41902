/** The most that Intercom gives in a page (docs/intercom-api-1.3/00-common.md §4.1). */
export const PER_PAGE = 60;

/**
 * The page to ask for after `page`, in a list in which objects only leave or come in where we have been. When the list
 * has become shorter by n while we listed, objects ahead of us may have moved up by n at most, onto pages that
 * we have left: it goes back by as many, so that none is missed. `before` and `now` are the list's total count, where
 * Intercom tells it.
 */
export function pageAfter(
  page: number,
  perPage: number,
  before: number | null | undefined,
  now: number | null | undefined,
): number {
  const gone = Math.max(0, (before ?? 0) - (now ?? before ?? 0));
  return gone === 0 ? page + 1 : Math.max(1, page - Math.ceil(gone / perPage));
}
