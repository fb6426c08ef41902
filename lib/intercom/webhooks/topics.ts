/**
 * The topics of API 1.3. Intercom may send others; they are notifications like any. `ping` can't be unsubscribed.
 * Facts: docs/intercom-api-1.3/webhooks.md, "Topics".
 */
export const webhookTopics = [
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
  "conversation.deleted",
  "user.created",
  "user.deleted",
  "user.unsubscribed",
  "user.email.updated",
  "user.tag.created",
  "user.tag.deleted",
  "contact.created",
  "contact.signed_up",
  "contact.added_email",
  "contact.tag.created",
  "contact.tag.deleted",
  "visitor.signed_up",
  "company.created",
  "event.created",
  "ping",
] as const;

export type WebhookTopic = (typeof webhookTopics)[number];

/** Whether a topic is one of API 1.3's. */
export function isWebhookTopic(topic: string): topic is WebhookTopic {
  const known: readonly string[] = webhookTopics;
  return known.includes(topic);
}
