import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { systemClock } from "../../../lib/intercom/clock.ts";

const DAYS_30_MS = 2_592_000_000;

describe("systemClock", () => {
  test("shows milliseconds since 1970", () => {
    // 2025-01-01 and 2100-01-01: a clock in seconds or microseconds is outside.
    expect(systemClock.now()).toBeGreaterThan(1_735_689_600_000);
    expect(systemClock.now()).toBeLessThan(4_102_444_800_000);
  });

  test.each([0, -5, 1])("wakes from %d ms", async (ms) => {
    await expect(systemClock.sleep(ms)).resolves.toBeUndefined();
  });

  test("sleeps on when the time is longer than a timer can be", async () => {
    const controller = new AbortController();
    let woke = false;
    const slept = systemClock.sleep(DAYS_30_MS, controller.signal).then(() => {
      woke = true;
    });
    await systemClock.sleep(1);
    await turn();
    expect(woke).toBe(false);
    controller.abort(new Error("enough"));
    await expect(slept).rejects.toThrow("enough");
  });

  test("rejects with the signal's reason, also when it was aborted before", async () => {
    const controller = new AbortController();
    const slept = systemClock.sleep(DAYS_30_MS / 30, controller.signal);
    controller.abort("over");
    await expect(slept).rejects.toBe("over");
    await expect(systemClock.sleep(0, controller.signal)).rejects.toBe("over");
  });
});
