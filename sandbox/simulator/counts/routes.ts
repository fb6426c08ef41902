import { type Conversation, isOpen } from "../conversations/conversation.ts";
import { parameterInvalid } from "../http/errors.ts";
import { cutPage } from "../http/pages.ts";
import { given, givenOneOf } from "../http/query.ts";
import type { ApiRequest, Route } from "../http/route.ts";
import type { World } from "../world.ts";

/** Counts (counts.md). There are no companies, tags or segments: theirs are empty. */
export function countRoutes(world: World): Route[] {
  return [{ method: "GET", path: "/counts", handle: (request) => count(world, request) }];
}

function count(world: World, request: ApiRequest): object {
  const { query } = request;
  const type = givenOneOf(query, "type", ["user", "company", "conversation"]);
  switch (type) {
    case undefined:
      if (given(query, "count") === undefined) return total(world);
      throw parameterInvalid("the type parameter must be one of: user, company, conversation", "type");
    case "conversation":
      return givenOneOf(query, "count", ["admin"]) === "admin" ? perAdmin(world) : conversations(world);
    case "user":
      return { type: "count", user: { [needed(query, ["tag", "segment"])]: [] } };
    case "company":
      return company(request);
  }
}

function total({ people }: World): object {
  return {
    type: "count.hash",
    company: { count: 0 },
    user: { count: people.count("user") },
    lead: { count: people.count("lead") },
    tag: { count: 0 },
    segment: { count: 0 },
  };
}

/** `assigned` and `unassigned` are of the open ones (counts.md, section 2). */
function conversations(world: World): object {
  const open = world.conversations.listed().filter(isOpen);
  const unassigned = open.filter(({ assignee }) => assignee.type === "nobody_admin").length;
  return {
    type: "count",
    conversation: {
      open: open.length,
      closed: world.conversations.listed().length - open.length,
      unassigned,
      assigned: open.length - unassigned,
    },
  };
}

function perAdmin(world: World): object {
  const byAdmin = Map.groupBy(world.conversations.listed(), ({ assignee }) => assignee.id);
  const of = (adminId: string): readonly Conversation[] => byAdmin.get(adminId) ?? [];
  const admin = world.teammates.admins().map(({ id, name }) => {
    const open = of(id).filter(isOpen).length;
    return { id, name, open, closed: of(id).length - open };
  });
  return { type: "count", conversation: { admin } };
}

/** Only the counts by tag have pages, and those are nested twice (counts.md, section 5). */
function company({ query, url }: ApiRequest): object {
  const by = needed(query, ["tag", "segment", "user"]);
  const { pages } = cutPage([], url, { perPage: 50, mostPerPage: 60, ceiling: false });
  return { type: "count", company: { [by]: [] }, pages: by === "tag" ? { pages } : {} };
}

function needed(query: URLSearchParams, allowed: readonly string[]): string {
  const by = givenOneOf(query, "count", allowed);
  if (by !== undefined) return by;
  throw parameterInvalid(`the count parameter must be one of: ${allowed.join(", ")}`, "count");
}
