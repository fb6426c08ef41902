import { createHmac } from "node:crypto";

/** The value of `X-Hub-Signature`: HMAC-SHA1 of the raw body, in lower-case hex (webhooks.md, "Signature"). */
export function sign(body: string, secret: string): string {
  return `sha1=${createHmac("sha1", secret).update(body, "utf8").digest("hex")}`;
}
