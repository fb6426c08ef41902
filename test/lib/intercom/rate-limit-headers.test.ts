import { expect, test } from "vitest";
import { readRateLimit } from "../../../lib/intercom/rate-limit-headers.ts";

test.each<[string, Record<string, string>, object]>([
  [
    "all three, the reset in seconds",
    { "x-ratelimit-limit": "83", "x-ratelimit-remaining": "82", "x-ratelimit-reset": "1524129270" },
    { limit: 83, remaining: 82, resetAt: 1_524_129_270_000 },
  ],
  ["none", { "content-type": "application/json" }, {}],
  ["some", { "x-ratelimit-remaining": "0" }, { remaining: 0 }],
  ["empty ones", { "x-ratelimit-limit": "", "x-ratelimit-remaining": " ", "x-ratelimit-reset": "" }, {}],
  ["words", { "x-ratelimit-limit": "many", "x-ratelimit-reset": "Wed, 21 Oct 2015 07:28:00 GMT" }, {}],
  ["a negative number", { "x-ratelimit-remaining": "-1" }, {}],
  ["a fraction", { "x-ratelimit-limit": "83.5" }, {}],
  ["a number with more after it", { "x-ratelimit-limit": "83, 83" }, {}],
  ["hex and exponents", { "x-ratelimit-limit": "0x53", "x-ratelimit-reset": "1e9" }, {}],
  ["a number beyond all numbers", { "x-ratelimit-reset": "9".repeat(400) }, {}],
])("%s", (_name, headers, expected) => {
  expect(readRateLimit(headers)).toEqual(expected);
});
