import * as z from "zod/mini";
import type { WebhookTopic } from "../webhooks/topics.ts";
import { pageLinks } from "./list.ts";
import { number, open, text, time } from "./values.ts";

/** A notification in a subscription's feed (docs/intercom-api-1.3/webhooks.md). Times are epoch seconds, UTC. */
export const delivery = z.looseObject({
  type: z.literal("notification_event"),
  /** Null for `ping`. */
  id: text,
  topic: open<WebhookTopic>(),
  app_id: text,
  created_at: time,
  first_sent_at: time,
  /** 0 while it isn't delivered. */
  delivered_at: time,
  delivery_attempts: number,
  delivery_status: text,
  data: z.nullish(z.looseObject({ item: z.optional(z.unknown()) })),
  /** What was sent and answered, in the feed of errors. */
  http_request: z.optional(z.unknown()),
});
export type Delivery = z.infer<typeof delivery>;

const pages = z.nullish(pageLinks);

/** A feed; the facts leave open whether its key is that of the list of subscriptions or the plural name. */
export const deliveryList = z.union([
  z.pipe(
    z.looseObject({ pages, notifications: z.array(delivery) }),
    z.transform((list) => ({ pages: list.pages, deliveries: list.notifications })),
  ),
  z.pipe(
    z.looseObject({ pages, items: z.array(delivery) }),
    z.transform((list) => ({ pages: list.pages, deliveries: list.items })),
  ),
]);
export type DeliveryList = z.infer<typeof deliveryList>;
