import { describe, expect, test } from "vitest";
import { signWebhook } from "../../../../lib/intercom/webhooks/index.ts";
import { DELICATE, OLD_SECRET, PING, PING_SIGNATURE, PING_SIGNATURE_OLD, SECRET } from "./vectors.ts";

describe("signWebhook", () => {
  test("gives sha1= and the HMAC-SHA1 in lower-case hex", () => {
    // printf 'hello' | openssl dgst -sha1 -hmac 'Rk7vQ2mZ9-client-secret'
    expect(signWebhook("hello", SECRET)).toBe("sha1=7f852a04f5ef6b2c04effcb81c859db1ba3af6fd");
    expect(signWebhook(PING, SECRET)).toBe(PING_SIGNATURE);
    expect(signWebhook(PING, OLD_SECRET)).toBe(PING_SIGNATURE_OLD);
  });

  test.each(DELICATE)("signs a string as its UTF-8 bytes: $name", ({ text, base64, signature }) => {
    expect(signWebhook(text, SECRET)).toBe(signature);
    expect(signWebhook(Buffer.from(base64, "base64"), SECRET)).toBe(signature);
  });

  test("signs bytes that are no text", () => {
    expect(signWebhook(new Uint8Array([0, 255, 254, 128, 10]), SECRET)).toBe(
      "sha1=83d720a9e819a35fd9773b4bd9745feaafd6eb43",
    );
  });
});
