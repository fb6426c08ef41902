import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Count } from "../jobs/report-counts/measure.ts";

/**
 * Publishes counts as CloudWatch metrics, each as a line of the embedded metric format, in the namespace `Switchboard`
 * with the dimensions `service` (`switchboard-<stage>`) and, of what is no total, `admin`, `tag`, `segment` or `rule`.
 */
export function countMeter(stage: string): (counts: readonly Count[]) => void {
  const metrics = new Metrics({ namespace: "Switchboard", serviceName: `switchboard-${stage}` });
  return (counts) => {
    for (const { name, unit, value, of } of counts) {
      if (of !== undefined) metrics.addDimensions({ ...of });
      metrics.addMetric(name, unit === "count" ? MetricUnit.Count : MetricUnit.Milliseconds, value);
      metrics.publishStoredMetrics();
    }
  };
}
