import { adminNotFound, parameterNotFound } from "../http/errors.ts";
import { cutPage } from "../http/pages.ts";
import { given, givenFlag, givenOneOf } from "../http/query.ts";
import type { ApiRequest } from "../http/route.ts";
import { findPerson, namesSomebody } from "../people/identify.ts";
import type { World } from "../world.ts";
import { type Conversation, customerIds, isOpen } from "./conversation.ts";
import { conversationView } from "./view.ts";

type Filter = (conversation: Conversation) => boolean;

const SORTS = {
  created_at: (conversation: Conversation) => conversation.createdAt,
  updated_at: (conversation: Conversation) => conversation.updatedAt,
  waiting_since: (conversation: Conversation) => conversation.waitingSince,
};
const SORT_NAMES = ["created_at", "updated_at", "waiting_since"] as const;

/**
 * `GET /conversations` (conversations.md): a page of them without their parts, the last changed first unless asked
 * otherwise. Throws 400 without the id that `type` needs, 404 for an unknown admin or person.
 */
export function listConversations(world: World, { query, url }: ApiRequest): object {
  const matching = world.conversations.listed().filter(filterFrom(world, query));
  const { items, pages } = cutPage(sorted(matching, query), url, {
    perPage: 20,
    mostPerPage: 60,
    ceiling: false,
  });
  const display = { plain: readPlain(query), parts: false };
  return {
    type: "conversation.list",
    pages,
    total_count: matching.length,
    conversations: items.map((conversation) => conversationView(world, conversation, display)),
  };
}

/** `display_as`. Throws 400 `parameter_invalid` for another value than `plaintext` and `html`. */
export function readPlain(query: URLSearchParams): boolean {
  return givenOneOf(query, "display_as", ["plaintext", "html"]) === "plaintext";
}

function filterFrom(world: World, query: URLSearchParams): Filter {
  const open = givenFlag(query, "open");
  const unread = givenFlag(query, "unread");
  const whose = ownerFilter(world, query);
  return (conversation) =>
    whose(conversation) &&
    (open === undefined || isOpen(conversation) === open) &&
    (unread === undefined || conversation.read === !unread);
}

function ownerFilter(world: World, query: URLSearchParams): Filter {
  switch (givenOneOf(query, "type", ["admin", "user"])) {
    case "admin":
      return adminFilter(world, query);
    case "user":
      return personFilter(world, query);
    case undefined:
      return () => true;
  }
}

function adminFilter({ teammates }: World, query: URLSearchParams): Filter {
  // The Ruby client's read-me says `id` (conversations.md).
  const adminId = given(query, "admin_id") ?? given(query, "id");
  if (adminId === undefined) throw parameterNotFound("admin_id must be supplied", "admin_id");
  if (teammates.admin(adminId) === undefined && teammates.team(adminId) === undefined) throw adminNotFound();
  return ({ assignee }) => assignee.id === adminId;
}

function personFilter({ people }: World, query: URLSearchParams): Filter {
  const identifiers = {
    id: given(query, "intercom_user_id"),
    userId: given(query, "user_id"),
    email: given(query, "email"),
  };
  if (!namesSomebody(identifiers)) {
    throw parameterNotFound("intercom_user_id, user_id or email must be supplied");
  }
  const person = findPerson(people, identifiers);
  return (conversation) => customerIds(conversation).includes(person.id);
}

/** `conversations` comes with the oldest change first, which decides between equal stamps. */
function sorted(conversations: readonly Conversation[], query: URLSearchParams): readonly Conversation[] {
  const stamp = SORTS[givenOneOf(query, "sort", SORT_NAMES) ?? "updated_at"];
  const order = givenOneOf(query, "order", ["asc", "desc"]) ?? "desc";
  const ascending = conversations.toSorted((a, b) => (stamp(a) ?? -Infinity) - (stamp(b) ?? -Infinity) || 0);
  return order === "asc" ? ascending : ascending.reverse();
}
