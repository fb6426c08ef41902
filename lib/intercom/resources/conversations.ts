import type { Endpoint } from "../endpoint.ts";
import {
  type Conversation,
  type ConversationList,
  conversation,
  conversationList,
} from "../models/conversation.ts";
import type { PagedEndpoint, Pages } from "../pages.ts";
import type { CallOptions, Request } from "../request.ts";
import { conversationCustomersMethods } from "./conversation-customers.ts";
import { entriesOf, type Order, type Paging } from "./paging.ts";
import {
  type AdminMessage,
  type Assignment,
  type CustomerIdentifier,
  type CustomerReply,
  type Reply,
  type ReplyToLast,
  replyBody,
  replyToLastBody,
  type Snooze,
  type StateChange,
} from "./reply.ts";

const listConversations: PagedEndpoint<ConversationList> = {
  name: "conversations.list",
  method: "GET",
  path: "/conversations",
  repeatable: true,
  answer: conversationList,
  linksOf: ({ pages }) => pages,
};

const getConversation: Endpoint<Conversation> = {
  name: "conversations.get",
  method: "GET",
  path: "/conversations/{id}",
  repeatable: true,
  answer: conversation,
};

// Each reply leaves a part, so that a second one would be seen.
const replyToConversation: Endpoint<Conversation> = {
  name: "conversations.reply",
  method: "POST",
  path: "/conversations/{id}/reply",
  repeatable: false,
  answer: conversation,
};

const replyToLastConversation: Endpoint<Conversation> = {
  name: "conversations.replyToLast",
  method: "POST",
  path: "/conversations/last/reply",
  repeatable: false,
  answer: conversation,
};

const markConversationAsRead: Endpoint<Conversation> = {
  name: "conversations.markAsRead",
  method: "PUT",
  path: "/conversations/{id}",
  repeatable: true,
  answer: conversation,
};

// Each run leaves a part.
const runConversationAssignmentRules: Endpoint<Conversation> = {
  name: "conversations.runAssignmentRules",
  method: "POST",
  path: "/conversations/{id}/run_assignment_rules",
  repeatable: false,
  answer: conversation,
};

/** `plaintext` takes the HTML out of bodies. */
type Display = {
  readonly display_as?: "plaintext" | "html";
};

/** Whose conversations: all, an admin's or a team's, or a customer's. */
export type ConversationFilter =
  | { readonly type?: never }
  | { readonly type: "admin"; readonly admin_id: string; readonly open?: boolean }
  | ({ readonly type: "user"; readonly unread?: boolean } & CustomerIdentifier);

/** Default: 20 a page, most recently updated first. */
export type ConversationQuery = ConversationFilter &
  Paging &
  Order<"updated_at" | "created_at" | "waiting_since"> &
  Display;

/**
 * Conversations: docs/intercom-api-1.3/conversations.md. Every reply answers the conversation as it is then, with its
 * parts. An unknown conversation, customer, admin or assignee is a `NotFoundError`; a missing inbox seat a
 * `ForbiddenError`; an empty body or id an `ArgumentInvalidError`.
 */
export function conversationsResource(request: Request, pages: Pages) {
  const reply = async (id: string, content: Reply, options?: CallOptions) =>
    request(replyToConversation, { params: { id }, body: replyBody(content) }, options);

  return {
    /** One page. Its conversations come without `conversation_parts`. */
    list: (query: ConversationQuery = {}, options?: CallOptions) =>
      request(listConversations, { query }, options),

    /** All pages, each when it is asked for. Throws `NextLinkRefusedError`. */
    pages: (query: ConversationQuery = {}, options?: CallOptions) => pages(listConversations, query, options),

    /** The conversations of all pages. */
    iterate: (query: ConversationQuery = {}, options?: CallOptions) =>
      entriesOf(pages(listConversations, query, options), (list) => list.conversations),

    /** One conversation with its parts. Throws `NotFoundError`. */
    get: (id: string, { display_as, ...options }: CallOptions & Display = {}) =>
      request(getConversation, { params: { id }, query: { display_as } }, options),

    /** Replies as the customer; opens a closed conversation. */
    replyAsUser: (id: string, content: CustomerReply, options?: CallOptions) =>
      reply(id, { ...content, type: "user", message_type: "comment" }, options),

    /** Replies to the customer. In an unassigned conversation the admin may become the assignee. */
    replyAsAdmin: (id: string, content: AdminMessage, options?: CallOptions) =>
      reply(id, { ...content, type: "admin", message_type: "comment" }, options),

    /** Leaves a note for teammates. */
    note: (id: string, content: AdminMessage, options?: CallOptions) =>
      reply(id, { ...content, type: "admin", message_type: "note" }, options),

    /** Assigns to an admin, a team or nobody; opens a closed conversation. */
    assign: (id: string, assignment: Assignment, options?: CallOptions) =>
      reply(id, { ...assignment, type: "admin", message_type: "assignment" }, options),

    /** Opens a closed or snoozed conversation. */
    open: (id: string, change: StateChange, options?: CallOptions) =>
      reply(id, { ...change, type: "admin", message_type: "open" }, options),

    /** Closes; a body is sent to the customer. */
    close: (id: string, change: StateChange, options?: CallOptions) =>
      reply(id, { ...change, type: "admin", message_type: "close" }, options),

    /** Snoozes until a time in epoch seconds, UTC; the conversation counts as open meanwhile. */
    snooze: (id: string, snooze: Snooze, options?: CallOptions) =>
      reply(id, { ...snooze, type: "admin", message_type: "snoozed" }, options),

    /** Replies, in any of the forms, in the customer's most recent conversation. */
    replyToLast: async (content: ReplyToLast, options?: CallOptions) =>
      request(replyToLastConversation, { body: replyToLastBody(content) }, options),

    /** Marks as read by the customer. Leaves no part. */
    markAsRead: (id: string, options?: CallOptions) =>
      request(markConversationAsRead, { params: { id }, body: { read: true } }, options),

    /**
     * Has the workspace's own rules assign the conversation; nobody, if none matches. Leaves a `default_assignment`
     * part and does not open a closed conversation. Needs Inbox Pro, else `ForbiddenError`.
     */
    runAssignmentRules: (id: string, options?: CallOptions) =>
      request(runConversationAssignmentRules, { params: { id } }, options),

    ...conversationCustomersMethods(request),
  };
}
