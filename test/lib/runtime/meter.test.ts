import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import * as z from "zod/mini";

const line = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.looseObject({ Name: z.string() })),
      }),
    ),
  }),
});

/** Every published metric with its dimensions, as CloudWatch would read it from the log. */
function published() {
  const stdout = execFileSync(process.execPath, [path.join(import.meta.dirname, "print-metrics.ts")], {
    encoding: "utf8",
    env: {},
  });
  return stdout
    .trim()
    .split("\n")
    .flatMap((text) => {
      const { _aws, ...values } = z.parse(line, JSON.parse(text));
      return _aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
        Metrics.flatMap(({ Name }) =>
          Dimensions.map((names) => [
            Namespace,
            Name,
            values[Name],
            Object.fromEntries(names.toSorted().map((name) => [name, values[name]])),
          ]),
        ),
      );
    });
}

test("each measurement is published under the stage, the rule and the outcome, and none leaks into the next", () => {
  const service = "switchboard-alex";
  const acted = { outcome: "acted", rule: "auto-assign", service };
  const skipped = { outcome: "skipped", rule: "tag-leads", service };
  const swept = { rule: "auto-assign", service };
  expect(published()).toEqual([
    ["Switchboard", "Events", 1, acted],
    ["Switchboard", "DurationMs", 40, acted],
    ["Switchboard", "CallsUsed", 2, acted],
    ["Switchboard", "AgeMs", 1_200, acted],
    ["Switchboard", "Events", 1, skipped],
    ["Switchboard", "DurationMs", 3, skipped],
    ["Switchboard", "CallsUsed", 0, skipped],
    ["Switchboard", "Sweeps", 1, { ...swept, outcome: "done" }],
    ["Switchboard", "SweepReports", 1, swept],
    ["Switchboard", "SweepLookedAt", 12, swept],
    ["Switchboard", "SweepEnqueued", 3, swept],
    ["Switchboard", "SweepFailures", 1, swept],
  ]);
});
