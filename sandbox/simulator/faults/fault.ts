import type { JsonObject } from "../json.ts";

/** What happens to a call that a fault strikes. */
export type CallEffect =
  /** Answered with a status, not handled. Without a body it is an `error.list`. */
  | { readonly kind: "status"; readonly status: number; readonly body: string | JsonObject | undefined }
  /** Answered with a page of HTML, as by a gateway; not handled. */
  | { readonly kind: "html"; readonly status: number }
  /** Handled so many milliseconds later. */
  | { readonly kind: "latency"; readonly ms: number }
  /** The connection ends without an answer; not handled. */
  | { readonly kind: "drop" }
  /** Handled, and the connection ends without an answer. */
  | { readonly kind: "drop_after" }
  /** Handled, and half of the answer's body is sent. */
  | { readonly kind: "truncate" }
  /** The connection is reset before any byte; not handled. */
  | { readonly kind: "reset" }
  /** For so many seconds from its making, the documented 429; not handled. */
  | { readonly kind: "storm"; readonly seconds: number };

/** What happens to the delivery of a notification that a fault strikes. */
export type WebhookEffect =
  /** Delivered so often, at once. */
  | { readonly kind: "duplicate"; readonly copies: number }
  /** Sent so many milliseconds later. */
  | { readonly kind: "delay"; readonly ms: number }
  /** Gathered until there are `window`, or for `ms` milliseconds, and then sent the last one first. */
  | { readonly kind: "reorder"; readonly window: number; readonly ms: number };

export type Effect = CallEffect | WebhookEffect;
export type FaultKind = Effect["kind"];

/** A fault to make. */
export interface FaultSeed {
  readonly effect: Effect;
  /** The endpoints of a call fault, the topics of a webhook fault (pattern.ts). */
  readonly pattern: string;
  /** Whose notifications a webhook fault is about: `webhook`, or a subscription's id; undefined: everybody's. */
  readonly receiver: string | undefined;
  /** How likely it strikes what matches: over 0 up to 1. */
  readonly probability: number;
  /** How often it strikes at most; undefined: without end. */
  readonly count: number | undefined;
}

/** What a fault calls the app's own webhook. */
export const APP_WEBHOOK = "webhook";

/** A notification that is about to go to one receiver. */
export interface Notice {
  readonly topic: string;
  /** `webhook`, or a subscription's id. */
  readonly receiver: string;
}

const WEBHOOK_KINDS: ReadonlySet<FaultKind> = new Set(["duplicate", "delay", "reorder"]);

/** Whether a fault is of notifications, not of calls. */
export function isWebhookEffect(effect: Effect): effect is WebhookEffect {
  return WEBHOOK_KINDS.has(effect.kind);
}
