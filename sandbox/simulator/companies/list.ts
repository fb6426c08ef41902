import { parameterInvalid, resourceNotFound } from "../http/errors.ts";
import { cutPage } from "../http/pages.ts";
import { given, givenOneOf } from "../http/query.ts";
import type { ApiRequest } from "../http/route.ts";
import type { World } from "../world.ts";
import type { Company } from "./company.ts";
import { companyView } from "./view.ts";

/**
 * `GET /companies` (companies.md, sections 3 and 4): a page of those that have members, the last seen first unless
 * asked otherwise, all or of one tag or segment. Throws 400 `parameter_invalid`, 404 for an unknown tag or segment.
 */
export function listCompanies(world: World, { query, url }: ApiRequest): object {
  const matching = visibleCompanies(world).filter(filterFrom(world, query));
  const { items, pages } = cutPage(sorted(matching, query), url, {
    perPage: 50,
    mostPerPage: 60,
    ceiling: true,
  });
  return {
    type: "company.list",
    total_count: matching.length,
    companies: items.map((company) => companyView(world, company)),
    pages,
  };
}

/** A company without users is in no list. */
export function visibleCompanies({ companies }: World): readonly Company[] {
  return companies.all().filter(({ members }) => members.size > 0);
}

function filterFrom(world: World, query: URLSearchParams): (company: Company) => boolean {
  const [tagId, segmentId] = [given(query, "tag_id"), given(query, "segment_id")];
  if (tagId !== undefined && segmentId !== undefined) {
    throw parameterInvalid("tag_id and segment_id cannot be combined");
  }
  if (tagId !== undefined) {
    if (world.tags.find(tagId) === undefined) throw resourceNotFound();
    return ({ tagIds }) => tagIds.includes(tagId);
  }
  if (segmentId === undefined) return () => true;
  const segment = world.segments.find(segmentId);
  if (segment?.kind !== "company") throw resourceNotFound();
  return ({ id }) => segment.memberIds.has(id);
}

/** Never seen counts as the longest ago; equal ones keep the order of their creation. */
function sorted(companies: readonly Company[], query: URLSearchParams): readonly Company[] {
  const order = givenOneOf(query, "order", ["asc", "desc"]) ?? "desc";
  const seen = ({ lastRequestAt }: Company) => lastRequestAt ?? -Infinity;
  const ascending = companies.toSorted((a, b) => seen(a) - seen(b) || 0);
  return order === "asc" ? ascending : ascending.reverse();
}
