import { createHash } from "node:crypto";
import {
  findSignature,
  type Notification,
  parseNotification,
  type Verifier,
} from "../intercom/webhooks/index.ts";
import { ACCEPTED, type Answer, refuse, UNAUTHORIZED } from "./answer.ts";
import { BusRefusedError, MAX_DETAIL_BYTES, type PutOnBus } from "./bus.ts";

/** Larger than any notification; a function URL itself takes 6 MB. */
export const MAX_BODY_BYTES = 1_000_000;

/** The parts of a function URL's event that are used (payload format 2.0). */
export interface WebhookRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string | undefined;
  readonly isBase64Encoded: boolean;
}

/** What became of a request, for the log: stable words and ids only. */
export interface Received {
  readonly answer: Answer;
  readonly log: Readonly<Record<string, string | number | null>>;
}

/**
 * Takes one webhook request: size, signature over the raw bytes, envelope, bus, 200. Nothing is stored first, so
 * that a failure here makes Intercom send it again. docs/intercom-api-1.3/webhooks.md, "Delivery".
 * HEAD is answered 200 unsigned; `ping` 200 after a good signature. Never throws.
 */
export async function receive(request: WebhookRequest, verify: Verifier, put: PutOnBus): Promise<Received> {
  if (request.method === "HEAD") return { answer: ACCEPTED, log: { outcome: "head" } };
  if (request.method !== "POST") {
    const answer = refuse(
      405,
      `This URL takes POST, not ${request.method}.`,
      "Give it to Intercom as a webhook.",
    );
    return { answer, log: { outcome: "refused", reason: "method" } };
  }
  const bytes = bytesOf(request);
  if (bytes.length > MAX_BODY_BYTES) {
    const answer = refuse(413, `The body has ${bytes.length} bytes.`, `Send at most ${MAX_BODY_BYTES}.`);
    return { answer, log: { outcome: "refused", reason: "too_large", bytes: bytes.length } };
  }
  const verified = verify({ body: bytes, signature: findSignature(request.headers) });
  if (!verified.ok) return { answer: UNAUTHORIZED, log: { outcome: "refused", reason: verified.reason } };
  return accept(bytes, verified.label, put);
}

async function accept(bytes: Uint8Array, secret: string, put: PutOnBus): Promise<Received> {
  const parsed = parseNotification(bytes);
  if (!parsed.ok && parsed.reason !== "api_2") {
    const answer = refuse(
      400,
      `The body is no notification of Intercom: ${parsed.reason}.`,
      "Send JSON as Intercom does.",
    );
    return { answer, log: { outcome: "refused", reason: parsed.reason, secret } };
  }
  const notification = identify(parsed.notification);
  const about = { topic: notification.topic, event: notification.id, secret };
  if (notification.topic === "ping") return { answer: ACCEPTED, log: { outcome: "ping", ...about } };
  const detailType = parsed.ok ? "notification" : "unsupported";
  try {
    await put({ detailType, detail: forBus(notification, bytes.length) });
    return { answer: ACCEPTED, log: { outcome: "accepted", detailType, ...about } };
  } catch (error) {
    const answer = refuse(503, "The notification could not be queued.", "Send it again.");
    const reason = error instanceof BusRefusedError ? (error.errorCode ?? error.name) : nameOf(error);
    return { answer, log: { outcome: "failed", reason, ...about } };
  }
}

function bytesOf({ body, isBase64Encoded }: WebhookRequest): Uint8Array {
  return Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8");
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}

/** Only pings come without an id; should another, it is named after what stays the same when it is sent again. */
function identify(notification: Notification): Notification {
  const { id, topic, created_at, data } = notification;
  if (id !== null || topic === "ping") return notification;
  const content = createHash("sha256").update(JSON.stringify([topic, created_at, data]));
  return { ...notification, id: `body_${content.digest("hex").slice(0, 32)}` };
}

/** A notification too large for the bus travels with its item's type and id: rules read the present state anyway. */
function forBus(notification: Notification, bytes: number): unknown {
  if (bytes <= MAX_DETAIL_BYTES) return notification;
  const { type, id } = notification.data.item;
  return { ...notification, data: { ...notification.data, item: { type, id } } };
}
