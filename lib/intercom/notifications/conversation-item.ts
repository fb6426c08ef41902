import * as z from "zod/mini";
import { date } from "../dates.ts";
import { conversation } from "../models/conversation.ts";
import { conversationPart } from "../models/conversation-part.ts";
import { tagList } from "../models/tag.ts";
import { flag, number, open, text } from "../models/values.ts";

/** Who wrote in; unlike in the REST API with name and email, and without `customers` beside. */
const customer = z.looseObject({
  type: open<"user" | "lead">(),
  id: z.string(),
  user_id: text,
  /** Of a nameless lead, the pseudonym. */
  name: text,
  /** Empty if there is none. */
  email: text,
  do_not_track: flag,
});

const assignee = z.looseObject({
  type: open<"admin" | "team" | "nobody_admin">(),
  id: text,
  name: text,
  email: text,
});

const part = z.looseObject({
  ...conversationPart.shape,
  created_at: date,
  updated_at: date,
  notified_at: date,
  /** Always an object here, or null for no change. */
  assigned_to: z.nullish(assignee),
});

/** A conversation as notifications have it (docs/intercom-api-1.3/webhooks.md, "Conversation item"). */
export const conversationItem = z.looseObject({
  type: z.literal("conversation"),
  id: z.string(),
  created_at: date,
  updated_at: date,
  user: z.nullish(customer),
  assignee,
  conversation_message: conversation.shape.conversation_message,
  /** Only the part that caused the notification; none in a conversation that has just been made. */
  conversation_parts: z.nullish(
    z.looseObject({ conversation_parts: z.nullish(z.array(part)), total_count: number }),
  ),
  open: flag,
  state: open<"open" | "closed" | "snoozed">(),
  snoozed_until: date,
  read: flag,
  metadata: z.nullish(z.record(z.string(), z.unknown())),
  tags: tagList,
  /** Filled for `conversation_part.tag.created`. */
  tags_added: tagList,
  links: z.nullish(z.looseObject({ conversation_web: text })),
  conversation_rating: conversation.shape.conversation_rating,
});
export type ConversationItem = z.infer<typeof conversationItem>;

/** Of a deleted conversation no more than the id is certain. */
export const deletedConversationItem = z.looseObject({
  ...z.partial(conversationItem).shape,
  type: z.literal("conversation"),
  id: z.string(),
});
export type DeletedConversationItem = z.infer<typeof deletedConversationItem>;
