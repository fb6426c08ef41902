import * as z from "zod/mini";
import { text, time } from "../models/values.ts";
import { conversationItem, deletedConversationItem } from "./conversation-item.ts";
import { companyItem, eventItem, pingItem } from "./other-items.ts";
import {
  contactTagItem,
  deletedPersonItem,
  leadItem,
  personItem,
  userItem,
  userTagItem,
} from "./person-item.ts";

/** A notification of one of the topics, about an item of its own shape. */
function about<const Topic extends string, Item extends z.ZodMiniType>(topics: readonly Topic[], item: Item) {
  return z.looseObject({
    type: z.literal("notification_event"),
    /** The same on every delivery of one notification; null for `ping`. */
    id: z.nullable(z.string()),
    topic: z.literal(topics),
    /** The workspace's code. */
    app_id: z.string(),
    created_at: z.number(),
    first_sent_at: z.nullable(z.number()),
    /** 1 on the first try. */
    delivery_attempts: z.nullable(z.number()),
    delivery_status: text,
    /** 0 while it isn't delivered. */
    delivered_at: time,
    self: text,
    data: z.looseObject({ type: text, item }),
  });
}

/**
 * The notifications of API 1.3, told apart by `topic`. Times are epoch seconds, UTC, also those that came as texts.
 * Facts: docs/intercom-api-1.3/webhooks.md, "Topics".
 */
export const knownNotification = z.discriminatedUnion("topic", [
  about(
    [
      "conversation.user.created",
      "conversation.user.replied",
      "conversation.admin.replied",
      "conversation.admin.single.created",
      "conversation.admin.assigned",
      "conversation.admin.noted",
      "conversation.admin.closed",
      "conversation.admin.opened",
      "conversation.admin.snoozed",
      "conversation.admin.unsnoozed",
      "conversation_part.tag.created",
    ],
    conversationItem,
  ),
  about(["conversation.deleted"], deletedConversationItem),
  // A lead who signed up, and a visitor, are users by then.
  about(["user.created", "contact.signed_up", "visitor.signed_up"], userItem),
  about(["user.unsubscribed", "user.email.updated"], personItem),
  about(["user.deleted"], deletedPersonItem),
  about(["user.tag.created", "user.tag.deleted"], userTagItem),
  about(["contact.created", "contact.added_email"], leadItem),
  about(["contact.tag.created", "contact.tag.deleted"], contactTagItem),
  about(["company.created"], companyItem),
  about(["event.created"], eventItem),
  about(["ping"], pingItem),
]);
export type KnownNotification = z.infer<typeof knownNotification>;

type About<Topic, One> = One extends { readonly topic: infer Known }
  ? Topic extends Known
    ? One & { readonly topic: Topic }
    : never
  : never;

/** The notifications of one topic, or of some. */
export type NotificationOf<Topic extends KnownNotification["topic"]> = Topic extends unknown
  ? About<Topic, KnownNotification>
  : never;
