import * as z from "zod/mini";
import type { Lead, User } from "../../intercom/index.ts";
import type { Reading } from "../rule.ts";
import type { Asking, Candidate, Leg, Step } from "./lister.ts";
import { PER_PAGE, pageAfter } from "./pages.ts";
import { scrollStep } from "./scroll-step.ts";

/** Paging ends at 10,000 (docs/intercom-api-1.3/00-common.md §4.1); some may still come in while it pages. */
const MOST_PAGED = 9_000;

const place = z.union([
  z.object({ page: z.number(), total: z.nullable(z.number()) }),
  z.object({ scroll: z.optional(z.string()) }),
]);
type Place = z.infer<typeof place>;

/** Whom to list, and what to tell a rule about them. */
export interface PeopleLeg<Facts> {
  readonly name: "reconcile" | "backfill";
  readonly who: "users" | "leads";
  /** `scroll` never pages, so that no one is missed however many leave meanwhile; default `pages`. */
  readonly by?: "pages" | "scroll";
  /** Makes the facts about a listed person; without it each is enqueued unseen. */
  prepare?(reading: Reading): Promise<(person: User | Lead) => Facts>;
}

/**
 * The leg of all users, or all leads: docs/intercom-api-1.3/users.md §4 and §11, leads.md. Pages in the order in which
 * they were created, up to 9,000; more than that come by scroll, of which a workspace has one at a time.
 */
export function peopleLeg<Facts>(options: PeopleLeg<Facts>): Leg<Facts> {
  const { name, who, by = "pages", prepare } = options;
  const first: Place = by === "pages" ? { page: 1, total: null } : {};

  async function toCandidate(reading: Reading): Promise<(person: User | Lead) => Candidate<Facts>> {
    const factsOf = prepare === undefined ? undefined : await prepare(reading);
    return (person) => ({
      object: { kind: "person", id: person.id },
      ...(factsOf === undefined ? {} : { facts: factsOf(person) }),
    });
  }

  async function paged(at: Extract<Place, { page: number }>, ask: Asking) {
    const list = await listPage(who, at.page, ask.reading);
    const perPage = list.pages?.per_page ?? PER_PAGE;
    const total = list.total_count ?? at.total;
    if ((total ?? 0) > MOST_PAGED || at.page * perPage > MOST_PAGED) return undefined;
    const next = pageAfter(at.page, perPage, at.total, list.total_count);
    const entries = list.people.map(await toCandidate(ask.reading));
    const isOver = next > at.page && !list.pages?.next;
    if (isOver) return { kind: "page", entries } as const;
    const left = total === null ? {} : { left: Math.max(0, total - at.page * perPage) };
    return { kind: "page", entries, next: { page: next, total }, ...left } as const;
  }

  async function scrolled(scroll_param: string | undefined, ask: Asking): Promise<Step<Facts>> {
    const candidate = await toCandidate(ask.reading);
    return scrollStep(
      scroll_param,
      async (param) => {
        const page = await scrollPage(who, param, ask);
        return page && { entries: page.people.map(candidate), scroll_param: page.scroll_param };
      },
      ask,
    );
  }

  return {
    name,
    async step(from, ask) {
      const at = from.cursor === undefined ? first : z.parse(place, from.cursor);
      const page = "page" in at ? await paged(at, ask) : undefined;
      return page ?? scrolled("scroll" in at ? at.scroll : undefined, ask);
    },
  };
}

async function listPage(who: "users" | "leads", page: number, { intercom, call }: Reading) {
  const query = { sort: "created_at", order: "asc", page, per_page: PER_PAGE } as const;
  if (who === "users") {
    const list = await intercom.users.list(query, call);
    return { ...list, people: list.users };
  }
  const list = await intercom.leads.list(query, call);
  return { ...list, people: list.contacts };
}

/** The next page of a scroll; undefined at its end. */
async function scrollPage(who: "users" | "leads", scroll_param: string | undefined, ask: Asking) {
  const start = scroll_param === undefined ? {} : { scroll_param };
  const { users, leads } = ask.reading.intercom;
  if (who === "users") {
    for await (const page of users.scrollPages(start, ask.scrolling)) return { ...page, people: page.users };
    return undefined;
  }
  for await (const page of leads.scrollPages(start, ask.scrolling)) return { ...page, people: page.contacts };
  return undefined;
}
