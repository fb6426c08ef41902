import * as z from "zod/mini";
import { attachment, author, conversationPart } from "./conversation-part.ts";
import { listFields } from "./list.ts";
import { tagList } from "./tag.ts";
import { number, open, text, time } from "./values.ts";

/** The main customer or another one. */
const customer = z.looseObject({ type: z.nullish(open<"user" | "lead">()), id: text });

/** An admin or a team; `nobody_admin` without an id when unassigned. Required: nobody must not be a guess. */
const assignee = z.looseObject({ type: open<"admin" | "team" | "nobody_admin">(), id: text });
export type Assignee = z.infer<typeof assignee>;

const conversationMessage = z.looseObject({
  /** The channel, or `conversation_message`. */
  type: z.nullish(
    open<"conversation" | "conversation_message" | "email" | "push" | "facebook" | "twitter">(),
  ),
  /** The message's id, not the conversation's. */
  id: text,
  delivered_as: z.nullish(
    open<
      "customer_initiated" | "admin_initiated" | "automated" | "campaigns_initiated" | "operator_initiated"
    >(),
  ),
  subject: text,
  body: text,
  author: z.nullish(author),
  attachments: z.nullish(z.array(attachment)),
  url: text,
});

const conversationRating = z.looseObject({
  rating: number,
  remark: text,
  created_at: time,
  customer: z.nullish(customer),
  teammate: z.nullish(z.looseObject({ type: text, id: text })),
});

/** A conversation (docs/intercom-api-1.3/conversations.md). Times are epoch seconds, UTC. */
export const conversation = z.looseObject({
  type: z.literal("conversation"),
  id: z.string(),
  created_at: z.number(),
  updated_at: z.number(),
  /** Since when the customer waits for an answer; null when the last reply is an admin's. Can be far in the future. */
  waiting_since: time,
  snoozed_until: time,
  sent_at: time,
  user: z.nullish(customer),
  customers: z.nullish(z.array(customer)),
  customer_first_reply: z.nullish(z.looseObject({ type: text, created_at: time, url: text })),
  assignee,
  /** True for open and snoozed ones. */
  open: z.boolean(),
  state: open<"open" | "closed" | "snoozed">(),
  /** By the customer. */
  read: z.nullish(z.boolean()),
  conversation_message: z.nullish(conversationMessage),
  /** Absent from lists. Oldest first, without the first message. */
  conversation_parts: z.nullish(
    z.looseObject({ conversation_parts: z.nullish(z.array(conversationPart)), total_count: number }),
  ),
  conversation_rating: z.nullish(conversationRating),
  tags: tagList,
});
export type Conversation = z.infer<typeof conversation>;

export const conversationList = z.looseObject({ ...listFields, conversations: z.array(conversation) });
export type ConversationList = z.infer<typeof conversationList>;
