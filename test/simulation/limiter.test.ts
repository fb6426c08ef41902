import { describe, expect, test } from "vitest";
import { isConditionFailure } from "../../lib/state/table.ts";
import { startTable } from "../support/table.ts";
import { type LimiterHour, type LimiterSetting, simulateLimiter } from "./limiter-hour.ts";
import type { Send } from "./table-port.ts";

const ENOUGH = 120_000;

/** What the limiter needs: calls arrive within a fifth of a second of their grant, clocks included. */
const KEPT = { oneWayMs: 170, clocksOffMs: 20 };
/** A burst that fits into what a sweep leaves of a window and a half; and one that takes five windows. */
const SMALL = { burst: 36, everyMs: 45_000 };
const LARGE = { burst: 400, everyMs: 60_000 };

async function run(setting: Omit<LimiterSetting, "table" | "seed">): Promise<LimiterHour> {
  const { table, close } = await startTable();
  try {
    return await simulateLimiter({ seed: 1, table, ...setting });
  } finally {
    await close();
  }
}

describe("twenty workers that share Intercom's budget by the table", () => {
  test(
    "never pass Intercom's own count, and no sweep keeps a live message waiting for two windows",
    async () => {
      const { violations, sweepUse, longestLiveWaitMs } = await run({ ...KEPT, ...SMALL, minutes: 4 });
      expect(violations).toBe(0);
      expect(longestLiveWaitMs).toBeLessThan(20_000);
      // Seven tenths are what a sweep may have.
      expect(sweepUse).toBeGreaterThan(0.66);
      expect(sweepUse).toBeLessThan(0.71);
    },
    ENOUGH,
  );

  test(
    "use what there is while live messages wait",
    async () => {
      const { violations, use, writesPerMessage } = await run({ ...KEPT, ...LARGE, minutes: 2 });
      expect(violations).toBe(0);
      expect(use).toBeGreaterThan(0.95);
      expect(writesPerMessage).toBeLessThanOrEqual(1);
    },
    ENOUGH,
  );

  test(
    "are caught when one call is granted twice",
    async () => {
      const plant = (send: Send): Send => {
        return async (command) => {
          try {
            return await send(command);
          } catch (error) {
            if (!isConditionFailure(error)) throw error;
            return { Attributes: { v: 1, start: 1_772_442_000, limit: 167, left: 0 } };
          }
        };
      };
      const { violations } = await run({ ...KEPT, ...SMALL, minutes: 1, plant });
      expect(violations).toBeGreaterThan(0);
    },
    ENOUGH,
  );
});
