import { seconds } from "../clock.ts";
import { parameterInvalid, resourceNotFound } from "../http/errors.ts";
import { cutPage } from "../http/pages.ts";
import { given, givenInteger, givenOneOf } from "../http/query.ts";
import type { ApiRequest } from "../http/route.ts";
import type { World } from "../world.ts";
import type { Person } from "./person.ts";
import { personView } from "./view.ts";

/** The names of one kind's list. */
interface ListOf {
  readonly kind: Person["kind"];
  readonly type: string;
  readonly key: string;
  readonly mostPerPage: number;
}

export const USER_LIST: ListOf = { kind: "user", type: "user.list", key: "users", mostPerPage: 60 };
export const LEAD_LIST: ListOf = { kind: "lead", type: "contact.list", key: "contacts", mostPerPage: 50 };

const DAY_SECONDS = 24 * 60 * 60;
const SORTS = {
  created_at: (person: Person) => person.createdAt,
  last_request_at: (person: Person) => person.lastRequestAt,
  signed_up_at: (person: Person) => person.signedUpAt,
  updated_at: (person: Person) => person.updatedAt,
};
const SORT_NAMES = ["created_at", "last_request_at", "signed_up_at", "updated_at"] as const;

/**
 * `GET /users` and `GET /contacts` (users.md, sections 6 and 7; leads.md): a page of them, filtered by email, phone
 * and age in days, newest first unless asked otherwise. By tag or segment, `GET /users` has leads too. Throws 400
 * `parameter_invalid`; 404 for an unknown tag or segment.
 */
export function listPeople(world: World, request: ApiRequest, of: ListOf): object {
  const within = groupFrom(world, request.query);
  const candidates =
    within !== undefined && of.kind === "user"
      ? [...world.people.all("user"), ...world.people.all("lead")]
      : world.people.all(of.kind);
  return pageOfPeople(world, request, of, within === undefined ? candidates : candidates.filter(within));
}

/** A page of some people, filtered and sorted as the request asks. */
export function pageOfPeople(
  world: World,
  { query, url }: ApiRequest,
  of: ListOf,
  people: readonly Person[],
): object {
  const matching = people.filter(filterFrom(query, seconds(world.clock)));
  const { items, pages } = cutPage(sorted(matching, query), url, {
    perPage: 50,
    mostPerPage: of.mostPerPage,
    ceiling: true,
  });
  return {
    type: of.type,
    limited: false,
    total_count: matching.length,
    [of.key]: items.map((person) => personView(world, person)),
    pages,
  };
}

function filterFrom(query: URLSearchParams, now: number): (person: Person) => boolean {
  const email = given(query, "email")?.toLowerCase();
  const phone = given(query, "phone");
  const days = givenInteger(query, "created_since", 0);
  return (person) =>
    (email === undefined || person.email === email) &&
    (phone === undefined || person.phone === phone) &&
    (days === undefined || person.createdAt >= now - days * DAY_SECONDS);
}

/** Those without the stamp count as the oldest; those with the same one keep the order of their creation. */
function sorted(people: readonly Person[], query: URLSearchParams): readonly Person[] {
  const stamp = SORTS[givenOneOf(query, "sort", SORT_NAMES) ?? "created_at"];
  const order = givenOneOf(query, "order", ["asc", "desc"]) ?? "desc";
  const ascending = people.toSorted((a, b) => (stamp(a) ?? -Infinity) - (stamp(b) ?? -Infinity) || 0);
  return order === "asc" ? ascending : ascending.reverse();
}

/** Those with a tag or in a segment, if the request names one. */
function groupFrom(world: World, query: URLSearchParams): ((person: Person) => boolean) | undefined {
  const [tagId, segmentId] = [given(query, "tag_id"), given(query, "segment_id")];
  if (tagId !== undefined && segmentId !== undefined) {
    throw parameterInvalid("tag_id and segment_id cannot be combined");
  }
  if (tagId !== undefined) {
    if (world.tags.find(tagId) === undefined) throw resourceNotFound();
    return ({ tagIds }) => tagIds.includes(tagId);
  }
  if (segmentId === undefined) return undefined;
  const segment = world.segments.find(segmentId);
  if (segment === undefined || segment.kind === "company") throw resourceNotFound();
  return ({ id }) => segment.memberIds.has(id);
}
