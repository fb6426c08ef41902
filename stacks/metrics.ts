/// <reference path="../.sst/platform/config.d.ts" />

/** A CloudWatch metric, summed up in one way over each period. */
export interface Metric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, $util.Input<string>>>;
  /** `Sum`, `Maximum` or a percentile such as `p95`. */
  readonly stat: string;
}

/** What lib/runtime/meter.ts publishes for a rule, in this stage. */
export function ofRule(metricName: string, rule: string, stat: string, outcome?: string): Metric {
  const dimensions = {
    service: `switchboard-${$app.stage}`,
    rule,
    ...(outcome === undefined ? {} : { outcome }),
  };
  return { namespace: "Switchboard", metricName, dimensions, stat };
}

/** What Lambda tells about a function. */
export function ofFunction(metricName: string, { name }: sst.aws.Function): Metric {
  return { namespace: "AWS/Lambda", metricName, dimensions: { FunctionName: name }, stat: "Sum" };
}

/** What SQS tells about a queue. */
export function ofQueue(metricName: string, queue: sst.aws.Queue): Metric {
  const dimensions = { QueueName: queue.nodes.queue.name };
  return { namespace: "AWS/SQS", metricName, dimensions, stat: "Maximum" };
}

/** What DynamoDB tells about a table. */
export function ofTable(metricName: string, name: $util.Input<string>): Metric {
  return { namespace: "AWS/DynamoDB", metricName, dimensions: { TableName: name }, stat: "Sum" };
}

/**
 * Counts the notifications that the webhook accepts, from its log: measuring them in the function itself would slow
 * the answer that Intercom waits for. A metric of a log can't be given the stage as a dimension, so its name has it.
 */
export function countNotifications(webhook: sst.aws.Function): Metric {
  const metricName = `Notifications-${$app.stage}`;
  const logGroupName = webhook.nodes.function.apply((made) =>
    made.loggingConfig.apply(({ logGroup }) => logGroup ?? ""),
  );
  new aws.cloudwatch.LogMetricFilter("Notifications", {
    logGroupName,
    pattern: '{ $.message = "webhook" && $.outcome = "accepted" }',
    metricTransformation: { namespace: "Switchboard", name: metricName, value: "1", defaultValue: "0" },
  });
  return { namespace: "Switchboard", metricName, dimensions: {}, stat: "Sum" };
}
