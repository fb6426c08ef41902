import type { World } from "../world.ts";
import { authorView } from "./author-view.ts";
import { type Attachment, type Conversation, customerIds, isOpen, type Part } from "./conversation.ts";
import { partTagsView } from "./part-tags.ts";
import { ratingView } from "./rating-view.ts";
import { plainFrom } from "./text.ts";

/** How to show a conversation. */
export interface Display {
  /** Bodies as plain text (`display_as=plaintext`). */
  readonly plain: boolean;
  /** A list has no parts (conversations.md). */
  readonly parts: boolean;
}

/** A conversation as REST shows it (conversations.md). Webhooks show it otherwise. */
export function conversationView(world: World, conversation: Conversation, display: Display): object {
  const customers = customersView(world, conversation);
  return {
    type: "conversation",
    id: conversation.id,
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
    waiting_since: conversation.waitingSince,
    snoozed_until: conversation.snoozedUntil,
    sent_at: conversation.createdAt,
    user: customers[0],
    customers,
    customer_first_reply: firstReplyView(conversation),
    assignee: conversation.assignee,
    open: isOpen(conversation),
    state: conversation.state,
    read: conversation.read,
    conversation_message: messageView(world, conversation, display),
    ...(display.parts ? { conversation_parts: partsView(world, conversation.parts, display) } : {}),
    conversation_rating: ratingView(world, conversation),
    tags: partTagsView(world, conversation.partTags),
  };
}

/** The customers of a conversation, the main one first. */
export function customersView({ people }: World, conversation: Conversation): readonly object[] {
  return customerIds(conversation).map((id) => ({ type: people.byId(id)?.kind, id }));
}

/** An attachment; nothing is fetched, so that its size and measures are not known. */
export function attachmentView({ name, url }: Attachment): object {
  return {
    type: "upload",
    name,
    url,
    content_type: "application/octet-stream",
    filesize: 0,
    width: null,
    height: null,
  };
}

function firstReplyView({ customerFirstReplyAt }: Conversation): object | null {
  return customerFirstReplyAt === null
    ? null
    : { type: "conversation", created_at: customerFirstReplyAt, url: null };
}

function messageView(world: World, { message }: Conversation, { plain }: Display): object {
  return {
    type: message.channel,
    id: message.id,
    delivered_as: message.deliveredAs,
    subject: message.subject,
    body: plain ? plainFrom(message.body) : message.body,
    author: authorView(world, message.author),
    attachments: [],
    url: null,
  };
}

function partsView(world: World, parts: readonly Part[], { plain }: Display): object {
  return {
    type: "conversation_part.list",
    conversation_parts: parts.map((part) => ({
      type: "conversation_part",
      id: part.id,
      part_type: part.partType,
      body: plain && part.body !== null ? plainFrom(part.body) : part.body,
      created_at: part.createdAt,
      updated_at: part.createdAt,
      notified_at: part.createdAt,
      assigned_to: part.assignedTo,
      author: authorView(world, part.author),
      attachments: part.attachments.map(attachmentView),
      external_id: null,
    })),
    total_count: parts.length,
  };
}
