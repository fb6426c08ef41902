import { describe, expect, test } from "vitest";
import { secondsUntilRetry } from "../../../../sandbox/simulator/webhooks/retry.ts";
import { DEFAULT_RULES } from "../../../../sandbox/simulator/webhooks/rules.ts";

const failed = (errors: number, throttled = 0) => ({ errors, throttled });

describe("when a notification is sent again", () => {
  test.each([500, 404, 301, "timeout", "ECONNREFUSED"])("after %j: once, after the set time", (answer) => {
    expect(secondsUntilRetry(answer, failed(1), DEFAULT_RULES)).toBe(60);
    expect(secondsUntilRetry(answer, failed(1), { ...DEFAULT_RULES, retryAfterSeconds: 5 })).toBe(5);
    expect(secondsUntilRetry(answer, failed(2), DEFAULT_RULES)).toBeUndefined();
  });

  test("as often and as late as the rules say", () => {
    const rules = { ...DEFAULT_RULES, attempts: 5, retryAfterSeconds: 10, retryGrowth: 3 };
    const waits = [1, 2, 3, 4, 5].map((errors) => secondsUntilRetry(500, failed(errors), rules));
    expect(waits).toEqual([10, 30, 90, 270, undefined]);
  });

  test("after 410: never", () => {
    expect(secondsUntilRetry(410, failed(1), DEFAULT_RULES)).toBeUndefined();
  });

  test("after 429: later and later, for the last time after two hours", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((throttled) =>
      secondsUntilRetry(429, failed(0, throttled), DEFAULT_RULES),
    );
    expect(waits).toEqual([60, 120, 240, 480, 960, 1920, 3840, 7200, undefined]);
  });

  test("an error after a throttling still has its retry", () => {
    expect(secondsUntilRetry(500, failed(1, 3), DEFAULT_RULES)).toBe(60);
  });
});
