import { isJsonObject, type JsonObject, parseJson } from "../json.ts";
import { hasShapeOfApi2 } from "./api-version.ts";
import type { WebhookTopic } from "./topics.ts";

/** The object a notification is about. Its dates may be ISO-8601 strings, unlike those of the REST API. */
export interface NotificationItem extends JsonObject {
  readonly type: string;
}

/** Intercom's envelope, the same for every topic. Times are epoch seconds, UTC. Other fields are kept as they came. */
export interface Notification extends JsonObject {
  readonly type: "notification_event";
  /** The same on every delivery of one notification; null for `ping`. */
  readonly id: string | null;
  /** One of API 1.3's or another. */
  readonly topic: WebhookTopic | (string & Record<never, never>);
  /** The workspace's code. */
  readonly app_id: string;
  readonly created_at: number;
  readonly first_sent_at: number | null;
  /** 1 on the first try. */
  readonly delivery_attempts: number | null;
  readonly data: JsonObject & { readonly item: NotificationItem };
}

/**
 * `api_2`: the app's version in Intercom's Developer Hub is 2.x, to be set to 1.3; the envelope is good, its item is
 * not of 1.3's shape.
 */
export type Unparsable =
  | { readonly ok: false; readonly reason: "not_utf8" | "not_json" | "not_a_notification" }
  | { readonly ok: false; readonly reason: "envelope_invalid"; readonly field: string }
  | { readonly ok: false; readonly reason: "api_2"; readonly notification: Notification };

export type Parsed = { readonly ok: true; readonly notification: Notification } | Unparsable;

/**
 * Reads a notification from a verified body. Never throws. Unknown topics and fields survive; what every consumer
 * relies on is checked. Facts: docs/intercom-api-1.3/webhooks.md, "Notification envelope".
 */
export function parseNotification(body: string | Uint8Array): Parsed {
  const text = typeof body === "string" ? body : decode(body);
  if (text === undefined) return { ok: false, reason: "not_utf8" };
  const envelope = parseJson(text);
  if (envelope === undefined) return { ok: false, reason: "not_json" };
  if (!isJsonObject(envelope) || envelope["type"] !== "notification_event") {
    return { ok: false, reason: "not_a_notification" };
  }
  return readEnvelope(envelope);
}

function readEnvelope(envelope: JsonObject): Parsed {
  const { id = null, topic, app_id, created_at, data } = envelope;
  const { first_sent_at = null, delivery_attempts = null } = envelope;
  if (id !== null && !isFilled(id)) return invalid("id");
  if (!isFilled(topic)) return invalid("topic");
  if (!isFilled(app_id)) return invalid("app_id");
  if (!isCount(created_at)) return invalid("created_at");
  if (first_sent_at !== null && !isCount(first_sent_at)) return invalid("first_sent_at");
  if (delivery_attempts !== null && !isCount(delivery_attempts)) return invalid("delivery_attempts");
  if (!isJsonObject(data)) return invalid("data");
  const { item } = data;
  if (!isJsonObject(item)) return invalid("data.item");
  const { type } = item;
  if (!isFilled(type)) return invalid("data.item.type");
  const notification: Notification = {
    ...envelope,
    type: "notification_event",
    id,
    topic,
    app_id,
    created_at,
    first_sent_at,
    delivery_attempts,
    data: { ...data, item: { ...item, type } },
  };
  return hasShapeOfApi2(item) ? { ok: false, reason: "api_2", notification } : { ok: true, notification };
}

function invalid(field: string): Unparsable {
  return { ok: false, reason: "envelope_invalid", field };
}

function isFilled(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
