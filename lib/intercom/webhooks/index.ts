/**
 * Intercom's webhooks: sign, verify, parse. Loads nothing but node:crypto, because it is in the cold start of the
 * function that receives them.
 * @module
 */
export { ArgumentInvalidError } from "../errors/argument-invalid-error.ts";
export { isJsonObject, type JsonObject } from "../json.ts";
export { findSignature } from "./header.ts";
export {
  type Notification,
  type NotificationItem,
  type Parsed,
  parseNotification,
  type Unparsable,
} from "./parse.ts";
export { signWebhook } from "./sign.ts";
export { isWebhookTopic, type WebhookTopic, webhookTopics } from "./topics.ts";
export {
  createVerifier,
  type Refusal,
  type SignedRequest,
  type Verification,
  type Verifier,
  type WebhookSecret,
} from "./verify.ts";
