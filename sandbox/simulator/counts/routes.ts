import { type Conversation, isOpen } from "../conversations/conversation.ts";
import { parameterInvalid } from "../http/errors.ts";
import { given, givenOneOf } from "../http/query.ts";
import type { ApiRequest, Route } from "../http/route.ts";
import type { World } from "../world.ts";
import { companiesBy } from "./companies.ts";
import { needed } from "./needed.ts";
import { usersBy } from "./users.ts";

/** Counts (counts.md). */
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
      return { type: "count", user: usersBy(world, needed(query, ["tag", "segment"])) };
    case "company":
      return companiesBy(world, request);
  }
}

function total({ people, companies, tags, segments }: World): object {
  return {
    type: "count.hash",
    company: { count: companies.all().length },
    user: { count: people.count("user") },
    lead: { count: people.count("lead") },
    tag: { count: tags.all().length },
    segment: { count: segments.of("people").length + segments.of("company").length },
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
