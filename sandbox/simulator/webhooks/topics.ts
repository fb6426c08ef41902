/** Every topic of 1.3 (webhooks.md); this simulator fires those of its resources. `ping` needs no subscription. */
export const TOPICS: ReadonlySet<string> = new Set([
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
]);

/** The one webhook of the workspace's app, as set in the developer hub. */
export interface Webhook {
  readonly url: string;
  /** Signs the deliveries: the app's client secret. */
  readonly secret: string;
  /** Which topics are ticked; undefined: all of them. */
  readonly topics?: readonly string[] | undefined;
}

/** Throws a RangeError for an address that can't be posted to, an empty secret or an unknown topic. */
export function checkWebhook(webhook: Webhook): Webhook {
  if (!/^https?:$/.test(URL.parse(webhook.url)?.protocol ?? "")) {
    throw new RangeError(`The webhook's url must be an http or https address, not "${webhook.url}".`);
  }
  if (webhook.secret === "") throw new RangeError("The webhook's secret must not be empty.");
  const unknown = webhook.topics?.find((topic) => !TOPICS.has(topic));
  if (unknown !== undefined) throw new RangeError(`The webhook's topic "${unknown}" is none of API 1.3.`);
  return webhook;
}
