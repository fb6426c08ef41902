import * as z from "zod/mini";
import type { Log } from "../engine/index.ts";
import type { StageMeter } from "./meter.ts";

const sweepReport = z.object({
  rule: z.string(),
  outcome: z.string(),
  lookedAt: z.number(),
  enqueued: z.number(),
});
const ofRule = z.object({ rule: z.string() });

/**
 * A log that also counts the lines which the engine measures nowhere else: `sweep`, `sweep failed` and `parked`.
 * A line without the numbers that its kind has is logged and not counted.
 */
export function countingLog(log: Log, meter: StageMeter): Log {
  return {
    info(message, fields) {
      log.info(message, fields);
      if (message === "sweep") {
        const report = z.safeParse(sweepReport, fields);
        if (report.success) meter.sweep(report.data);
      }
      const parked = message === "parked" ? ruleIn(fields) : undefined;
      if (parked !== undefined) meter.measure({ rule: parked, outcome: "parked", durationMs: 0, calls: 0 });
    },
    error(message, fields) {
      log.error(message, fields);
      const failed = message === "sweep failed" ? ruleIn(fields) : undefined;
      if (failed !== undefined) meter.sweepFailed(failed);
    },
  };
}

function ruleIn(fields: Record<string, unknown>): string | undefined {
  const parsed = z.safeParse(ofRule, fields);
  return parsed.success ? parsed.data.rule : undefined;
}
