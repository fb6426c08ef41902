/// <reference path="../.sst/platform/config.d.ts" />
import type { Metric } from "./metrics.ts";

/** The page that every alarm's text leads to; each alarm has its section there. */
const RUNBOOK = "docs/operations.md";

/** When somebody is told. */
export interface AlarmOptions {
  /** What is the matter, for somebody who reads it on a telephone. */
  readonly says: string;
  /** Its heading in docs/operations.md, as a link has it. */
  readonly section: string;
  /** By the names that `expression` uses; a single one needs no expression. */
  readonly metrics: Readonly<Record<string, Metric>>;
  /** CloudWatch metric math over `metrics`. */
  readonly expression?: string;
  readonly periodSeconds: number;
  /** So many periods in a row; one when absent. */
  readonly periods?: number;
  readonly threshold: number;
  /** The alarm is about values under the threshold, and about none at all; over or at it when absent. */
  readonly under?: true;
}

/** An alarm, which tells when it begins and when it is over. */
export function createAlarm(name: string, alerts: aws.sns.Topic, options: AlarmOptions): void {
  const { says, section, metrics, expression, periodSeconds, periods = 1, threshold, under } = options;
  new aws.cloudwatch.MetricAlarm(`${name}Alarm`, {
    name: `${$app.name}-${$app.stage}-${name}`,
    alarmDescription: `${says} What to do: ${RUNBOOK}#${section}`,
    alarmActions: [alerts.arn],
    okActions: [alerts.arn],
    comparisonOperator: under ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold",
    threshold,
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    treatMissingData: under ? "breaching" : "notBreaching",
    metricQueries: [
      ...Object.entries(metrics).map(([id, { stat, ...metric }]) => ({
        id,
        metric: { ...metric, dimensions: { ...metric.dimensions }, stat, period: periodSeconds },
        returnData: expression === undefined,
      })),
      ...(expression === undefined ? [] : [{ id: "result", expression, label: name, returnData: true }]),
    ],
  });
}
