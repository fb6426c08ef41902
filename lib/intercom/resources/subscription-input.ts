import { ArgumentInvalidError } from "../errors/index.ts";
import type { MainTopic } from "../models/subscription.ts";
import type { WebhookTopic } from "../webhooks/topics.ts";

/** A topic to subscribe to. `ping` is always subscribed. */
export type SubscriptionTopic = Exclude<WebhookTopic, "ping"> | MainTopic;

interface Fields {
  /** Where to send: https, from the public internet. */
  readonly url: string;
  /** `event.created` needs `metadata`. */
  readonly topics: readonly SubscriptionTopic[];
  readonly service_type?: "web";
  /** The key to sign with. */
  readonly hub_secret?: string;
  /** Which events to tell of; there is no wildcard. */
  readonly metadata?: { readonly event_names: readonly string[] };
}

export type SubscriptionInput = Fields;

/** What is not given stays; a list that is given takes the place of the old one. */
export type SubscriptionChange = Partial<Fields>;

/**
 * The body of a subscription: docs/intercom-api-1.3/webhooks.md, "Endpoints". Throws `ArgumentInvalidError` for what
 * would subscribe to nothing.
 */
export function subscriptionBody(fields: SubscriptionChange): object {
  const { url, topics, metadata } = fields;
  if (url !== undefined && !URL.canParse(url)) throw new ArgumentInvalidError("url", "is no URL");
  if (topics?.includes("event.created") && metadata === undefined) {
    throw new ArgumentInvalidError(
      "metadata",
      "is missing: event.created needs the names of the events as metadata.event_names",
    );
  }
  if (metadata && metadata.event_names.length === 0) {
    throw new ArgumentInvalidError("metadata.event_names", "is empty: name the events, there is no wildcard");
  }
  return { ...fields };
}
