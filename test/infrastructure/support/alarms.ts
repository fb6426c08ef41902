import * as z from "zod/mini";
import type { Graph } from "./graph.ts";

/** A metric that an alarm watches. */
export interface WatchedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly stat: string;
  readonly period: number;
}

export interface Alarm {
  readonly name: string;
  readonly description: string;
  readonly tells: readonly string[];
  readonly metrics: readonly WatchedMetric[];
  readonly expression: string | undefined;
  readonly comparison: string;
  readonly threshold: number;
  readonly periods: number;
  readonly missing: string;
}

const alarmInputs = z.looseObject({
  alarmDescription: z.string(),
  alarmActions: z.array(z.string()),
  comparisonOperator: z.string(),
  threshold: z.number(),
  evaluationPeriods: z.number(),
  treatMissingData: z.string(),
  metricQueries: z.array(
    z.looseObject({
      expression: z.optional(z.string()),
      metric: z.optional(
        z.object({
          namespace: z.string(),
          metricName: z.string(),
          dimensions: z.record(z.string(), z.string()),
          stat: z.string(),
          period: z.number(),
        }),
      ),
    }),
  ),
});

/** Every alarm of a graph. Throws when one hasn't the shape that it has in the AWS provider. */
export function alarmsOf({ resources }: Graph): Alarm[] {
  const alarms = resources.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
  return alarms.map(({ name, inputs }) => {
    const alarm = alarmInputs.parse(inputs);
    return {
      name: name.replace(/Alarm$/, ""),
      description: alarm.alarmDescription,
      tells: alarm.alarmActions,
      metrics: alarm.metricQueries.flatMap(({ metric }) => {
        if (metric === undefined) return [];
        const { metricName, ...rest } = metric;
        return { ...rest, name: metricName };
      }),
      expression: alarm.metricQueries.find(({ expression }) => expression !== undefined)?.expression,
      comparison: alarm.comparisonOperator,
      threshold: alarm.threshold,
      periods: alarm.evaluationPeriods,
      missing: alarm.treatMissingData,
    };
  });
}
