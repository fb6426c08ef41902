import { seconds } from "../clock.ts";
import { parameterInvalid, resourceNotFound } from "../http/errors.ts";
import { cutPage, type Sliceable } from "../http/pages.ts";
import { given, givenInteger, givenOneOf } from "../http/query.ts";
import type { ApiRequest } from "../http/route.ts";
import type { World } from "../world.ts";
import type { Sorting } from "./orders.ts";
import type { Person } from "./person.ts";
import { sortPeople } from "./sort.ts";
import { STAMPS } from "./stamps.ts";
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

/**
 * `GET /users` and `GET /contacts` (users.md, sections 6 and 7; leads.md): a page of them, filtered by email, phone
 * and age in days, newest first unless asked otherwise. By tag or segment, `GET /users` has leads too. Throws 400
 * `parameter_invalid`; 404 for an unknown tag or segment.
 */
export function listPeople(world: World, request: ApiRequest, of: ListOf): object {
  const chosen = chosenBy(world, request.query, of);
  if (chosen !== undefined) return pageOfPeople(world, request, of, chosen);
  const since = sinceFrom(request.query, seconds(world.clock));
  return view(world, request, of, world.people.sorted(of.kind, sortingFrom(world, request.query), since));
}

/** A page of some people, filtered and sorted as the request asks. */
export function pageOfPeople(
  world: World,
  request: ApiRequest,
  of: ListOf,
  people: readonly Person[],
): object {
  const matching = people.filter(filterFrom(request.query, seconds(world.clock)));
  return view(world, request, of, sortPeople(matching, sortingFrom(world, request.query)));
}

function view(world: World, { url }: ApiRequest, of: ListOf, people: Sliceable<Person>): object {
  const { items, pages } = cutPage(people, url, { perPage: 50, mostPerPage: of.mostPerPage, ceiling: true });
  return {
    type: of.type,
    limited: false,
    total_count: people.length,
    [of.key]: items.map((person) => personView(world, person)),
    pages,
  };
}

/** The few that an index knows, in the order of their creation; undefined when the request names none of them. */
function chosenBy(world: World, query: URLSearchParams, of: ListOf): readonly Person[] | undefined {
  const { people } = world;
  const group = groupFrom(world, query);
  if (group !== undefined) return group.filter(({ kind }) => of.kind === "user" || kind === of.kind);
  const [email, phone] = [given(query, "email"), given(query, "phone")];
  if (email !== undefined)
    return of.kind === "user" ? people.usersByEmail(email) : people.leadsByEmail(email);
  return phone === undefined ? undefined : people.byPhone(of.kind, phone);
}

function filterFrom(query: URLSearchParams, now: number): (person: Person) => boolean {
  const email = given(query, "email")?.toLowerCase();
  const phone = given(query, "phone");
  const since = sinceFrom(query, now);
  return (person) =>
    (email === undefined || person.email === email) &&
    (phone === undefined || person.phone === phone) &&
    (since === undefined || person.createdAt >= since);
}

/** Unix seconds. */
function sinceFrom(query: URLSearchParams, now: number): number | undefined {
  const days = givenInteger(query, "created_since", 0);
  return days === undefined ? undefined : now - days * DAY_SECONDS;
}

function sortingFrom({ lists }: World, query: URLSearchParams): Sorting {
  return {
    sort: givenOneOf(query, "sort", STAMPS) ?? "created_at",
    order: givenOneOf(query, "order", ["asc", "desc"]) ?? "desc",
    nulls: lists.nulls,
  };
}

/** Users and leads with a tag or in a segment, if the request names one. */
function groupFrom(world: World, query: URLSearchParams): readonly Person[] | undefined {
  const [tagId, segmentId] = [given(query, "tag_id"), given(query, "segment_id")];
  if (tagId !== undefined && segmentId !== undefined) {
    throw parameterInvalid("tag_id and segment_id cannot be combined");
  }
  if (tagId !== undefined) {
    if (world.tags.find(tagId) === undefined) throw resourceNotFound();
    return world.people.tagged(tagId);
  }
  if (segmentId === undefined) return undefined;
  const segment = world.segments.find(segmentId);
  if (segment === undefined || segment.kind === "company") throw resourceNotFound();
  return world.people.among(segment.memberIds);
}
