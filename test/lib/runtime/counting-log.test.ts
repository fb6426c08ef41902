import { expect, test } from "vitest";
import { countingLog } from "../../../lib/runtime/counting-log.ts";

function counted() {
  const lines: unknown[] = [];
  const counts: unknown[] = [];
  const log = countingLog(
    {
      info: (message, fields) => void lines.push(["info", message, fields]),
      error: (message, fields) => void lines.push(["error", message, fields]),
    },
    {
      measure: (measurement) => void counts.push(["measure", measurement]),
      sweep: (report) => void counts.push(["sweep", report]),
      sweepFailed: (rule) => void counts.push(["sweepFailed", rule]),
    },
  );
  return { log, lines, counts };
}

test("a sweep's report, a failed sweep and a parked message are counted, and logged as they are", () => {
  const { log, lines, counts } = counted();
  const report = { rule: "auto-assign", outcome: "done", lookedAt: 4, enqueued: 1, because: "all" };
  log.info("sweep", report);
  log.error("sweep failed", { rule: "auto-assign", code: "intercom.timeout" });
  log.info("parked", { rule: "tag-leads", event: "notif_1", reason: "too_many_receives" });
  expect(counts).toEqual([
    ["sweep", { rule: "auto-assign", outcome: "done", lookedAt: 4, enqueued: 1 }],
    ["sweepFailed", "auto-assign"],
    ["measure", { rule: "tag-leads", outcome: "parked", durationMs: 0, calls: 0 }],
  ]);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toEqual(["info", "sweep", report]);
});

test("other lines, and lines without a rule, are logged and not counted", () => {
  const { log, lines, counts } = counted();
  log.info("decision", { rule: "auto-assign", outcome: "acted" });
  log.info("sweep", { rule: "auto-assign" });
  log.error("sweep failed", {});
  log.info("parked", {});
  log.error("parking failed", { rule: "auto-assign" });
  expect(counts).toEqual([]);
  expect(lines).toHaveLength(5);
});
