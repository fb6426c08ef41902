import * as z from "zod/mini";
import { shapeProblem } from "../shape-problem.ts";
import { isWebhookTopic, type Notification } from "../webhooks/index.ts";
import { type KnownNotification, knownNotification } from "./known-notification.ts";

/**
 * A notification as its topic has it. `raw` is what came, dates included. A topic that API 1.3 does not have is kept as
 * it came. `item_invalid` tells where the item is not of its topic's shape; nothing in it is secret or personal.
 */
export type ReadNotification =
  | {
      readonly ok: true;
      readonly known: true;
      readonly notification: KnownNotification;
      readonly raw: Notification;
    }
  | {
      readonly ok: true;
      readonly known: false;
      readonly notification: Notification;
      readonly raw: Notification;
    }
  | {
      readonly ok: false;
      readonly reason: "item_invalid";
      readonly at: string;
      readonly expected: string;
      readonly raw: Notification;
    };

/**
 * Reads a notification, verified and parsed by `webhooks/`, into the shape of its topic: tell topics apart by
 * `notification.topic`. Never throws. Unknown fields survive; every date of the item is epoch seconds, UTC, in whatever
 * form it came. Facts: docs/intercom-api-1.3/webhooks.md, "Item shapes".
 */
export function readNotification(raw: Notification): ReadNotification {
  if (!isWebhookTopic(raw.topic)) return { ok: true, known: false, notification: raw, raw };
  const read = z.safeParse(knownNotification, raw);
  if (read.success) return { ok: true, known: true, notification: read.data, raw };
  return { ok: false, reason: "item_invalid", ...shapeProblem(read.error.issues), raw };
}
