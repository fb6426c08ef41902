import * as z from "zod/mini";
import type { WebhookTopic } from "../webhooks/topics.ts";
import { flag, open, text, time } from "./values.ts";

/** Subscribes to all topics below it; `all` to all there are. */
export type MainTopic = "all" | "company" | "contact" | "conversation" | "user" | "visitor";

/** Where Intercom sends which notifications (docs/intercom-api-1.3/webhooks.md, "Subscription object"). */
export const subscription = z.looseObject({
  type: z.literal("notification_subscription"),
  /** `nsub_` and a UUID. */
  id: z.string(),
  created_at: time,
  updated_at: time,
  service_type: z.nullish(open<"web">()),
  app_id: text,
  url: z.string(),
  self: text,
  topics: z.array(open<WebhookTopic | MainTopic>()),
  active: flag,
  /** The signing key: keep it out of logs. */
  hub_secret: text,
  /** For `event.created`, which events. */
  metadata: z.nullish(z.looseObject({ event_names: z.nullish(z.array(z.string())) })),
  mode: text,
  links: z.nullish(z.looseObject({ sent: text, retry: text, errors: text })),
  notes: z.nullish(z.array(z.string())),
});
export type Subscription = z.infer<typeof subscription>;
