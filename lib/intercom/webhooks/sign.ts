import { createHmac } from "node:crypto";

/** The HMAC-SHA1 of the bytes that go over the wire. */
export function digest(body: string | Uint8Array, secret: string): Buffer {
  return createHmac("sha1", secret).update(body).digest();
}

/**
 * The value of `X-Hub-Signature` as Intercom sends it: `sha1=` and the HMAC-SHA1 of the raw body in lower-case hex.
 * A string is signed as its UTF-8 bytes. Facts: docs/intercom-api-1.3/webhooks.md, "Signature".
 */
export function signWebhook(body: string | Uint8Array, secret: string): string {
  return `sha1=${digest(body, secret).toString("hex")}`;
}
