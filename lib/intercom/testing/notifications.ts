import type { JsonObject } from "../json.ts";
import {
  type Notification,
  type NotificationItem,
  signWebhook,
  type WebhookTopic,
} from "../webhooks/index.ts";
import { conversationFor } from "./conversation-item.ts";
import {
  sampleCompanyItem,
  sampleContactTagItem,
  sampleDeletedPersonItem,
  sampleEventItem,
  sampleLeadItem,
  samplePingItem,
  sampleUserItem,
  sampleUserTagItem,
} from "./items.ts";

/** What may be different in a sample's envelope, and its item. */
export interface NotificationChange {
  readonly id?: string;
  readonly app_id?: string;
  readonly created_at?: number;
  readonly first_sent_at?: number;
  readonly delivery_attempts?: number;
  readonly item?: NotificationItem;
}

/**
 * A notification of a topic as Intercom sends it, with the item that this topic has. Every `id` is the same unless
 * given: give another to a notification that is to be another one.
 */
export function sampleNotification(topic: WebhookTopic, change: NotificationChange = {}): Notification {
  const { item = itemFor(topic), ...envelope } = change;
  const isPing = topic === "ping";
  return {
    type: "notification_event",
    app_id: "w0rkspac",
    data: { type: "notification_event_data", item },
    links: {},
    id: isPing ? null : "notif_1f2e3d4c-0000-4a5b-8c9d-112233445566",
    topic,
    delivery_status: isPing ? null : "pending",
    delivery_attempts: 1,
    delivered_at: 0,
    first_sent_at: 1560945901,
    created_at: 1560945900,
    self: null,
    ...envelope,
  };
}

/** A request as Intercom makes it. */
export interface SampleWebhook {
  readonly method: "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A notification as a signed request. Send the body as it is: the signature is of its bytes. */
export function sampleWebhook(notification: JsonObject, secret: string): SampleWebhook {
  const body = JSON.stringify(notification);
  return {
    method: "POST",
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      "user-agent": "intercom-parrot-service-client/1.0",
      "x-hub-signature": signWebhook(body, secret),
    },
    body,
  };
}

function itemFor(topic: WebhookTopic): NotificationItem {
  switch (topic) {
    case "user.created":
    case "user.unsubscribed":
    case "user.email.updated":
    case "contact.signed_up":
    case "visitor.signed_up":
      return sampleUserItem();
    case "user.deleted":
      return sampleDeletedPersonItem();
    case "user.tag.created":
      return sampleUserTagItem();
    case "user.tag.deleted":
      return sampleUserTagItem({ user: sampleUserItem() });
    case "contact.created":
    case "contact.added_email":
      return sampleLeadItem();
    case "contact.tag.created":
      return sampleContactTagItem();
    case "contact.tag.deleted":
      return sampleContactTagItem({ contact: sampleLeadItem() });
    case "company.created":
      return sampleCompanyItem();
    case "event.created":
      return sampleEventItem();
    case "ping":
      return samplePingItem();
    default:
      return conversationFor(topic);
  }
}
