import { visibleCompanies } from "../companies/list.ts";
import { cutPage } from "../http/pages.ts";
import type { ApiRequest } from "../http/route.ts";
import type { World } from "../world.ts";
import { needed } from "./needed.ts";
import { countByTag } from "./tagged.ts";

/**
 * Companies by tag, by segment, or with their numbers of users (counts.md, section 5). Only the counts by tag have
 * pages, and those are nested twice.
 */
export function companiesBy(world: World, { query, url }: ApiRequest): object {
  const by = needed(query, ["tag", "segment", "user"]);
  switch (by) {
    case "tag": {
      const counts = countByTag(world.tags.all(), world.companies.all());
      const { items, pages } = cutPage(counts, url, {
        perPage: 50,
        mostPerPage: 60,
        ceiling: false,
        pageFirst: true,
      });
      return { type: "count", company: { tag: items }, pages: { pages } };
    }
    case "segment":
      return { type: "count", company: { segment: bySegment(world) }, pages: {} };
    case "user":
      return { type: "count", company: { user: byUser(world) }, pages: {} };
  }
}

function bySegment({ segments, companies }: World): object[] {
  const count = (ids: ReadonlySet<string>) =>
    [...ids].filter((id) => companies.byId(id) !== undefined).length;
  return segments.of("company").map(({ name, memberIds }) => ({ [name]: count(memberIds) }));
}

/** The name comes first: the Java client takes the first member for it (clients.md). */
function byUser(world: World): object[] {
  return visibleCompanies(world).map(({ name, companyId, members }) => ({
    [name ?? ""]: members.size,
    remote_company_id: companyId,
  }));
}
