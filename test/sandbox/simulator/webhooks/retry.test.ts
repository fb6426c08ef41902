import { describe, expect, test } from "vitest";
import { secondsUntilRetry } from "../../../../sandbox/simulator/webhooks/retry.ts";

describe("when a notification is sent again", () => {
  test.each([500, 404, 301, "timeout", "ECONNREFUSED"])("after %j: once, after the set time", (answer) => {
    expect(secondsUntilRetry(answer, 1, 60)).toBe(60);
    expect(secondsUntilRetry(answer, 1, 5)).toBe(5);
    expect(secondsUntilRetry(answer, 2, 60)).toBeUndefined();
  });

  test("after 410: never", () => {
    expect(secondsUntilRetry(410, 1, 60)).toBeUndefined();
  });

  test("after 429: later and later, for the last time after two hours", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempts) => secondsUntilRetry(429, attempts, 5));
    expect(waits).toEqual([60, 120, 240, 480, 960, 1920, 3840, 7200, undefined]);
  });
});
