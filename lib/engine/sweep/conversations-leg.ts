import * as z from "zod/mini";
import type { Conversation } from "../../intercom/index.ts";
import type { Reading } from "../rule.ts";
import type { From, Leg } from "./lister.ts";
import { PER_PAGE, pageAfter } from "./pages.ts";

/** Paging ends here (docs/intercom-api-1.3/00-common.md §4.1). */
const LAST_REACHABLE = 10_000;
const OVERLAP_MS = 600_000;

/** Where a listing stands. */
const place = z.object({
  page: z.number(),
  /** Conversations in all, when the page before was listed. */
  total: z.nullable(z.number()),
  /** The newest change when the listing began, epoch milliseconds, UTC: its mark once it is through. */
  top: z.nullable(z.number()),
  /** Changes before this were seen by an earlier listing, epoch milliseconds, UTC. */
  since: z.number(),
});
type Place = z.infer<typeof place>;

/** What to tell a rule about listed conversations, and how far back to go. */
export interface ConversationsLeg<Facts> {
  /** Makes the facts about a listed conversation, which has everything but its parts. */
  prepare(reading: Reading): Promise<(conversation: Conversation) => Facts>;
  /** How far each listing goes back behind the last one's mark; default ten minutes. */
  readonly overlapMs?: number;
  /** How far the very first listing goes back; without it, as far as Intercom lists. */
  readonly lookBackMs?: number;
}

/**
 * The leg that finds what a lost notification should have told of: conversations changed since the last listing,
 * newest change first (docs/intercom-api-1.3/conversations.md, "list"), for API 1.3 has no filter for unassigned
 * ones. Its mark moves only when a listing is through. Conversations that change meanwhile move to the front, where
 * the next listing finds them. Intercom lists 10,000 at most: the report says how far it got.
 */
export function conversationsLeg<Facts>(options: ConversationsLeg<Facts>): Leg<Facts> {
  const { prepare, overlapMs = OVERLAP_MS, lookBackMs } = options;

  function begin({ mark }: From, nowMs: number): Place {
    const firstSince = lookBackMs === undefined ? 0 : nowMs - lookBackMs;
    const since = mark === undefined ? firstSince : z.parse(z.number(), mark) - overlapMs;
    return { page: 1, total: null, top: null, since };
  }

  return {
    name: "reconcile",
    async step(from, { reading, clock }) {
      const at = from.cursor === undefined ? begin(from, clock.now()) : z.parse(place, from.cursor);
      const { since } = at;
      const factsOf = await prepare(reading);
      const list = await reading.intercom.conversations.list(
        { sort: "updated_at", order: "desc", page: at.page, per_page: PER_PAGE },
        reading.call,
      );
      const changedAt = (conversation: Conversation) => conversation.updated_at * 1000;
      const fresh = list.conversations.filter((conversation) => changedAt(conversation) >= since);
      const last = list.conversations.at(-1);
      const top = at.top ?? Math.max(0, ...list.conversations.map(changedAt));

      const perPage = list.pages?.per_page ?? PER_PAGE;
      const next = pageAfter(at.page, perPage, at.total, list.total_count);
      const isOver = last === undefined || changedAt(last) < since || !list.pages?.next;
      const isCeiling = !isOver && next * perPage > LAST_REACHABLE;
      const entries = fresh.map((conversation) => ({
        object: { kind: "conversation", id: conversation.id } as const,
        facts: factsOf(conversation),
      }));
      if (next > at.page && (isOver || isCeiling)) {
        const mark = top === 0 ? from.mark : top;
        return {
          kind: "page",
          entries,
          ...(mark === undefined ? {} : { mark }),
          ...(isCeiling ? { note: ceilingNote(changedAt(last)) } : {}),
        };
      }
      return { kind: "page", entries, next: { page: next, total: list.total_count ?? at.total, top, since } };
    },
  };
}

function ceilingNote(reachedMs: number): string {
  const reached = new Date(reachedMs).toISOString();
  return `Intercom lists 10,000 conversations at most: those last changed before ${reached} were not looked at.`;
}
