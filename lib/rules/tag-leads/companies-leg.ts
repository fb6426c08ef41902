import * as z from "zod/mini";
import type { Leg, Reading } from "../../engine/index.ts";
import type { Company } from "../../intercom/index.ts";
import type { TagLeadsFacts } from "./facts.ts";

const PER_PAGE = 60;
/** Paging ends here (docs/intercom-api-1.3/00-common.md §4.1). */
const MOST_PAGED = 10_000;

/** The page to list next; and how many companies there were before, to notice that some left meanwhile. */
const place = z.object({ page: z.number(), total: z.nullable(z.number()) });

/**
 * The leg of all companies (docs/intercom-api-1.3/companies.md), a page at a time. Intercom lists 10,000 at most: the
 * report says when there are more.
 */
export function companiesLeg(
  prepare: (reading: Reading) => Promise<(company: Company) => TagLeadsFacts>,
): Leg<TagLeadsFacts> {
  return {
    name: "companies",
    async step({ cursor }, { reading }) {
      const at = cursor === undefined ? { page: 1, total: null } : z.parse(place, cursor);
      const factsOf = await prepare(reading);
      const query = { page: at.page, per_page: PER_PAGE, order: "asc" } as const;
      const { companies, pages, total_count } = await reading.intercom.companies.list(query, reading.call);
      const entries = companies.map((company) => ({
        object: { kind: "company", id: company.id } as const,
        facts: factsOf(company),
      }));
      const perPage = pages?.per_page ?? PER_PAGE;
      const gone = Math.max(0, (at.total ?? 0) - (total_count ?? at.total ?? 0));
      // Those ahead moved up onto pages that are over, so it goes back by as many.
      const page = gone === 0 ? at.page + 1 : Math.max(1, at.page - Math.ceil(gone / perPage));
      const isOver = page > at.page && !pages?.next;
      if (isOver) return { kind: "page", entries };
      if (page * perPage > MOST_PAGED) {
        return {
          kind: "page",
          entries,
          note: "Intercom lists 10,000 companies at most: the rest was not looked at.",
        };
      }
      return { kind: "page", entries, next: { page, total: total_count ?? at.total } };
    },
  };
}
