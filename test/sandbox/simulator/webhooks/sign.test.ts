import { expect, test } from "vitest";
import { sign } from "../../../../sandbox/simulator/webhooks/sign.ts";

// Made with `openssl dgst -sha1 -hmac`.
test.each([
  ["The quick brown fox jumps over the lazy dog", "key", "sha1=de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9"],
  [
    '{"type":"notification_event","topic":"ping"}',
    "client-secret",
    "sha1=afd46c2e2b3cd345f03cef349d0d10c6ebe3542a",
  ],
  ['{"name":"Zoë 🎉"}', "schlüssel", "sha1=b6ed2305585e8b8a64624afe5239d5c4881cd085"],
])("%j", (body, secret, signature) => {
  expect(sign(body, secret)).toBe(signature);
});
