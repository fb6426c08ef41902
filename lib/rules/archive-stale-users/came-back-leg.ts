import * as z from "zod/mini";
import type { Leg } from "../../engine/index.ts";
import { pageAfter } from "../../engine/sweep/pages.ts";
import type { Lead, User } from "../../intercom/index.ts";

const PER_PAGE = 60;
/** Paging ends at 10,000 (docs/intercom-api-1.3/00-common.md §4.1). */
const LAST_REACHABLE = 10_000;

const place = z.object({ tag: z.string(), page: z.number(), total: z.nullable(z.number()) });

/**
 * The leg of those who have the tag that marks, seen last first (docs/intercom-api-1.3/users.md §7; users and leads): it
 * ends at the first who was not seen lately, so that it costs little where nobody came back. Whoever it misses is
 * looked at when the mark falls due.
 */
export function cameBackLeg(tag: string, isAwake: (person: User | Lead) => boolean): Leg<User | Lead> {
  return {
    name: "came-back",
    async step({ cursor }, { reading: { intercom, call } }) {
      const at = cursor === undefined ? undefined : z.parse(place, cursor);
      const id = at?.tag ?? (await intercom.tags.list(call)).find(({ name }) => fold(name) === fold(tag))?.id;
      if (id === undefined) return { kind: "page", entries: [] };
      const { page = 1, total = null } = at ?? {};
      const query = { tag_id: id, sort: "last_request_at", order: "desc", page, per_page: PER_PAGE } as const;
      const { users, total_count, pages } = await intercom.users.list(query, call);
      const awake = users.filter(isAwake);
      const entries = awake.map((user) => ({
        object: { kind: "person", id: user.id } as const,
        facts: user,
      }));
      const next = pageAfter(page, PER_PAGE, total, total_count);
      const isOver = users.some((user) => typeof user.last_request_at === "number" && !isAwake(user));
      if ((next > page && (isOver || !pages?.next)) || next * PER_PAGE > LAST_REACHABLE)
        return { kind: "page", entries };
      return { kind: "page", entries, next: { tag: id, page: next, total: total_count ?? total } };
    },
  };
}

function fold(name: string | null | undefined): string | undefined {
  return name?.trim().toLowerCase();
}
