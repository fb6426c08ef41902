import type { Delivery, DeliveryStatus } from "../webhooks/feed.ts";
import type { World } from "../world.ts";
import type { Subscription } from "./subscription.ts";

/** Which deliveries a feed holds: those that arrived, those given up, those that wait for another attempt. */
export type Feed = "sent" | "errors" | "retry";

const STATUSES: Readonly<Record<Feed, readonly DeliveryStatus[]>> = {
  sent: ["delivered"],
  errors: ["failed", "lost"],
  retry: ["waiting"],
};

/** A feed of a subscription: its notifications, oldest first. */
export function feedView({ appId }: World, { hub, fields }: Subscription, feed: Feed): object {
  const deliveries = hub.deliveries().filter(({ status }) => STATUSES[feed].includes(status));
  return {
    type: "notification_event.list",
    items: deliveries.map((delivery) => ({
      ...notificationView(appId, delivery),
      ...(feed === "errors" ? { http_request: requestView(fields.url, delivery) } : {}),
    })),
    pages: {},
  };
}

/** A delivery knows no earlier time than its first attempt, which follows its notification within a second. */
function notificationView(appId: string, delivery: Delivery): object {
  const [first, last] = [at(delivery, 0), at(delivery, -1)];
  return {
    type: "notification_event",
    app_id: appId,
    data: { type: "notification_event_data", item: delivery.item },
    links: {},
    id: delivery.id,
    topic: delivery.topic,
    delivery_status: delivery.id === null ? null : delivery.status,
    delivery_attempts: delivery.attempts.length,
    delivered_at: delivery.status === "delivered" ? last : 0,
    first_sent_at: first,
    created_at: first,
    self: null,
  };
}

/** Unix seconds; 0 before the first attempt. */
function at({ attempts }: Delivery, index: number): number {
  return Math.floor((attempts.at(index)?.at ?? 0) / 1000);
}

/** What was called, and what came back: a status, or the name of the failure. */
function requestView(url: string, { attempts }: Delivery): object {
  return { method: "POST", url, answer: attempts.at(-1)?.answer ?? null };
}
