import * as z from "zod/mini";
import { type Asking, type From, type Json, type Leg, peopleLeg, type Step } from "../../engine/index.ts";
import { pageAfter } from "../../engine/sweep/pages.ts";
import type { Lead, User } from "../../intercom/index.ts";

const PER_PAGE = 60;
/** Paging ends at 10,000 (docs/intercom-api-1.3/00-common.md §4.1); some may still come in while it pages. */
const MOST_PAGED = 9_000;
const LAST_REACHABLE = 10_000;

const place = z.union([
  z.object({ page: z.number(), total: z.nullable(z.number()), metNeverSeen: z.boolean() }),
  /** From the end of the list backwards. */
  z.object({ back: z.number(), until: z.number() }),
  /** Everybody, by scroll. */
  z.object({ rest: z.nullable(z.json()) }),
]);
type Place = z.infer<typeof place>;

/** What stops the listing. */
export interface LongestUnseenLeg {
  readonly name: string;
  /** Whether somebody was seen too lately to matter; so was everybody after them. */
  isAwake(user: User): boolean;
  /** Whether those never seen matter too. Where they stand in the list, Intercom says nowhere. */
  readonly wantsNeverSeen: boolean;
}

/**
 * The leg of users in the order in which they were last seen (docs/intercom-api-1.3/users.md §6), those longest unseen
 * first: it ends at the first who is awake. Those never seen come at one end of the list or the other, so that the end is
 * looked at when the beginning had none. What lies behind 9,000, or can't be reached by page, comes by scroll.
 */
export function longestUnseenLeg({ name, isAwake, wantsNeverSeen }: LongestUnseenLeg): Leg<User | Lead> {
  const everybody = peopleLeg<User | Lead>({
    name: "backfill",
    who: "users",
    by: "scroll",
    prepare: async () => (person) => person,
  });

  async function scrolled(cursor: Json | null, ask: Asking): Promise<Step<User | Lead>> {
    const step = await everybody.step({ cursor: cursor ?? undefined, mark: undefined }, ask);
    if (step.kind !== "page" || step.next === undefined) return step;
    return { ...step, next: { rest: step.next } };
  }

  async function forward(at: Extract<Place, { page: number }>, ask: Asking): Promise<Step<User | Lead>> {
    const { users, total_count, pages } = await listPage(at.page, ask);
    const total = total_count ?? at.total;
    const end = users.findIndex((user) => wasSeen(user) && isAwake(user));
    const entries = candidates(end === -1 ? users : users.slice(0, end));
    const metNeverSeen = at.metNeverSeen || users.some((user) => !wasSeen(user));
    const page = pageAfter(at.page, PER_PAGE, at.total, total_count);
    // When the list has become shorter, some may have moved up onto pages that are over.
    if (page > at.page && (end !== -1 || !pages?.next)) {
      const mayBeLast = wantsNeverSeen && !metNeverSeen && Boolean(pages?.next);
      return { kind: "page", entries, ...(mayBeLast ? { next: theEnd(at.page, total) } : {}) };
    }
    const next: Place = page * PER_PAGE > MOST_PAGED ? { rest: null } : { page, total, metNeverSeen };
    return { kind: "page", entries, next };
  }

  async function backward(
    { back, until }: Extract<Place, { back: number }>,
    ask: Asking,
  ): Promise<Step<User | Lead>> {
    const { users } = await listPage(back, ask);
    const unseen = users.filter((user) => !wasSeen(user));
    // An empty page: some left meanwhile, and the end is further up.
    const goesOn = back - 1 > until && (unseen.length > 0 || users.length === 0);
    const entries = candidates(unseen);
    return { kind: "page", entries, ...(goesOn ? { next: { back: back - 1, until } } : {}) };
  }

  return {
    name,
    async step({ cursor }: From, ask) {
      const at: Place =
        cursor === undefined ? { page: 1, total: null, metNeverSeen: false } : z.parse(place, cursor);
      if ("rest" in at) return scrolled(at.rest, ask);
      return "back" in at ? backward(at, ask) : forward(at, ask);
    },
  };
}

/** Where the end of a list is, if paging reaches it. */
function theEnd(page: number, total: number | null): Place {
  const last = Math.ceil((total ?? Number.POSITIVE_INFINITY) / PER_PAGE);
  return last * PER_PAGE > LAST_REACHABLE ? { rest: null } : { back: last, until: page };
}

function listPage(page: number, { reading: { intercom, call } }: Asking) {
  const query = { sort: "last_request_at", order: "asc", page, per_page: PER_PAGE } as const;
  return intercom.users.list(query, call);
}

function wasSeen({ last_request_at }: User): boolean {
  return typeof last_request_at === "number";
}

function candidates(users: readonly User[]) {
  return users.map((user) => ({ object: { kind: "person", id: user.id } as const, facts: user }));
}
