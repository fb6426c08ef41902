/** One thing to tell the webhook, whatever the number of attempts. Stamps are Unix seconds. */
export interface Notification {
  /** `notif_…`; null for a ping. */
  readonly id: string | null;
  readonly topic: string;
  readonly appId: string;
  readonly item: object;
  readonly createdAt: number;
}

/** The body of one attempt, its members in the order seen on the wire (webhooks.md). */
export function envelope(
  notification: Notification,
  attempt: { number: number; firstSentAt: number },
): object {
  const ping = notification.topic === "ping";
  return {
    type: "notification_event",
    app_id: notification.appId,
    data: { type: "notification_event_data", item: notification.item },
    links: {},
    id: notification.id,
    topic: notification.topic,
    delivery_status: ping ? null : "pending",
    delivery_attempts: attempt.number,
    delivered_at: 0,
    first_sent_at: attempt.firstSentAt,
    created_at: notification.createdAt,
    self: null,
  };
}

/** The item of a ping, as captured. */
export const PING_ITEM = { type: "ping", message: "something something interzen" };
