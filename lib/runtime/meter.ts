import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Meter } from "../engine/index.ts";
import type { SweepReport } from "../state/index.ts";

/** Where the numbers of a stage go. */
export interface StageMeter extends Meter {
  /** A sweep's report: one of a run in parts is cumulative, so only how often and how it ended can be summed. */
  sweep(report: Pick<SweepReport, "rule" | "outcome" | "lookedAt" | "enqueued">): void;
  /** A sweep threw: it could not list, or not save where it stands. */
  sweepFailed(rule: string): void;
}

/**
 * Publishes measurements as CloudWatch metrics, each as a line of the embedded metric format, in the namespace
 * `Switchboard` with the dimension `service` (`switchboard-<stage>`): `Events`, `DurationMs`, `CallsUsed` and, for
 * live actions, `AgeMs`, by rule and outcome; `Sweeps` by rule and outcome; `SweepLookedAt`, `SweepEnqueued` (the
 * highest of a period counts: reports of one run are cumulative), `SweepReports` and `SweepFailures` by rule.
 * stacks/alarms.ts reads them.
 */
export function cloudWatchMeter(stage: string): StageMeter {
  const metrics = new Metrics({ namespace: "Switchboard", serviceName: `switchboard-${stage}` });
  const publish = (
    dimensions: Record<string, string>,
    values: readonly (readonly [
      name: string,
      unit: (typeof MetricUnit)[keyof typeof MetricUnit],
      value: number,
    ])[],
  ) => {
    metrics.addDimensions(dimensions);
    for (const [name, unit, value] of values) metrics.addMetric(name, unit, value);
    metrics.publishStoredMetrics();
  };
  return {
    measure({ rule, outcome, durationMs, calls, ageMs }) {
      publish({ rule, outcome }, [
        ["Events", MetricUnit.Count, 1],
        ["DurationMs", MetricUnit.Milliseconds, durationMs],
        ["CallsUsed", MetricUnit.Count, calls],
        ...(ageMs === undefined ? [] : [["AgeMs", MetricUnit.Milliseconds, ageMs] as const]),
      ]);
    },
    sweep({ rule, outcome, lookedAt, enqueued }) {
      publish({ rule, outcome }, [["Sweeps", MetricUnit.Count, 1]]);
      publish({ rule }, [
        ["SweepReports", MetricUnit.Count, 1],
        ["SweepLookedAt", MetricUnit.Count, lookedAt],
        ["SweepEnqueued", MetricUnit.Count, enqueued],
      ]);
    },
    sweepFailed(rule) {
      publish({ rule }, [["SweepFailures", MetricUnit.Count, 1]]);
    },
  };
}
