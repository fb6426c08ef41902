import type { Reading } from "../../engine/index.ts";
import type { Clock } from "../../intercom/index.ts";

/** Ids of a segment's members, by the name or id that the settings use. A segment that can't be listed is absent. */
export type Members = ReadonlyMap<string, ReadonlySet<string>>;

/** Listing ends here (docs/intercom-api-1.3/00-common.md §4.1). */
const MOST_LISTED = 10_000;
/** Divides it, so that the last page is not refused. */
const PER_PAGE = 50;
/** A list of members this old is made anew. */
const FRESH_MS = 600_000;

/**
 * Lists the members of segments (docs/intercom-api-1.3/segments.md §4), because a person's own segments are always
 * empty; kept for ten minutes, since it costs a call for every fifty members. One that is unknown, or has more than
 * Intercom lists, is left out: then it can't be told who is in it.
 */
export function segmentLists(
  clock: Clock,
  mostListed = MOST_LISTED,
): (names: readonly string[], reading: Reading) => Promise<Members> {
  const lists = new Map<string, { readonly at: number; readonly members: ReadonlySet<string> | undefined }>();

  return async (names, reading) => {
    const old = names.filter((name) => (lists.get(name)?.at ?? 0) <= clock.now() - FRESH_MS);
    if (old.length > 0) {
      const all = await reading.intercom.segments.list({}, reading.call);
      for (const name of old) {
        const id = all.find((segment) => segment.id === name || fold(segment.name) === fold(name))?.id;
        const at = clock.now();
        lists.set(name, {
          at,
          members: id === undefined ? undefined : await membersOf(id, reading, mostListed),
        });
      }
    }
    return new Map(
      names.flatMap((name) => {
        const members = lists.get(name)?.members;
        return members === undefined ? [] : [[name, members] as const];
      }),
    );
  };
}

async function membersOf(
  segment_id: string,
  { intercom, call }: Reading,
  mostListed: number,
): Promise<ReadonlySet<string> | undefined> {
  const members = new Set<string>();
  let total = 0;
  const query = { segment_id, per_page: PER_PAGE, sort: "created_at", order: "asc" } as const;
  for await (const { users, total_count } of intercom.users.pages(query, call)) {
    total = Math.max(total, total_count ?? 0);
    for (const { id } of users) members.add(id);
    if (Math.max(total, members.size) > mostListed) return undefined;
  }
  // Somebody left meanwhile, and others moved up onto pages that were over: who is missing may be a member.
  return members.size < total ? undefined : members;
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}
