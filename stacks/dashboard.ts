/// <reference path="../.sst/platform/config.d.ts" />
import type { RuleManifest } from "../lib/rules/manifest.ts";
import { type Metric, ofFunction, ofQueue, ofRule } from "./metrics.ts";
import type { DeployedRule } from "./rules.ts";
import { REGION } from "./stage.ts";

const PERIOD_SECONDS = 300;

/** Of everything that `Events` can come to (lib/engine/meter.ts), what an operator looks for. */
const OUTCOMES = ["acted", "planned", "skipped", "refused", "later", "failed", "parked"];

/** One page for the stage: the webhook on top, then a row a rule: what it did, how late, what waits. */
export function createDashboard(
  webhook: sst.aws.Function,
  deployed: ReadonlyMap<RuleManifest, DeployedRule>,
): void {
  const rows = [
    [
      graph("Webhook: requests", [
        ofFunction("UrlRequestCount", webhook),
        ofFunction("Url4xxCount", webhook),
        ofFunction("Url5xxCount", webhook),
      ]),
    ],
    ...[...deployed].map(([{ name }, { queues }]) => [
      graph(
        `${name}: events`,
        OUTCOMES.map((outcome) => ofRule("Events", name, "Sum", outcome)),
      ),
      graph(`${name}: notification to action, ms`, [
        ofRule("AgeMs", name, "p50", "acted"),
        ofRule("AgeMs", name, "p95", "acted"),
      ]),
      graph(`${name}: waiting`, [
        ofQueue("ApproximateNumberOfMessagesVisible", queues.live),
        ofQueue("ApproximateNumberOfMessagesVisible", queues.sweep),
        ofQueue("ApproximateNumberOfMessagesVisible", queues.deadLetters),
      ]),
      graph(`${name}: sweeps`, [
        ofRule("SweepLookedAt", name, "Maximum"),
        ofRule("SweepEnqueued", name, "Maximum"),
      ]),
    ]),
  ];
  new aws.cloudwatch.Dashboard("Dashboard", {
    dashboardName: `${$app.name}-${$app.stage}`,
    dashboardBody: $jsonStringify({ widgets: rows.flatMap((row, y) => row.map(place(y))) }),
  });
}

/** Four graphs a row, in the dashboard's 24 columns. */
function place(y: number) {
  return (properties: ReturnType<typeof graph>, x: number) => ({
    type: "metric",
    x: x * 6,
    y: y * 6,
    width: 6,
    height: 6,
    properties,
  });
}

function graph(title: string, metrics: readonly Metric[]) {
  return {
    title,
    region: REGION,
    view: "timeSeries",
    period: PERIOD_SECONDS,
    metrics: metrics.map(({ namespace, metricName, dimensions, stat }) => [
      namespace,
      metricName,
      ...Object.entries(dimensions).flat(),
      { stat },
    ]),
  };
}
