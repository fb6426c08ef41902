import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Meter } from "../engine/index.ts";

/**
 * Publishes measurements as CloudWatch metrics, each as a line of the embedded metric format: `Events`,
 * `DurationMs`, `CallsUsed` and, for live actions, `AgeMs`, by rule and outcome, in the namespace `Switchboard`.
 */
export function cloudWatchMeter(): Meter {
  const metrics = new Metrics({ namespace: "Switchboard", serviceName: "switchboard" });
  return {
    measure({ rule, outcome, durationMs, calls, ageMs }) {
      metrics.addDimensions({ rule, outcome });
      metrics.addMetric("Events", MetricUnit.Count, 1);
      metrics.addMetric("DurationMs", MetricUnit.Milliseconds, durationMs);
      metrics.addMetric("CallsUsed", MetricUnit.Count, calls);
      if (ageMs !== undefined) metrics.addMetric("AgeMs", MetricUnit.Milliseconds, ageMs);
      metrics.publishStoredMetrics();
    },
  };
}
