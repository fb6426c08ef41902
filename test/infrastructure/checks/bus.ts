import type { Expectation } from "./expectation.ts";

/** The bus may deliver: each queue, and the dead-letter queue behind a rule's, lets just that rule of the bus send. */
export const busMayDeliver: Expectation = ({ targets, queues, queuePolicies }) =>
  targets.flatMap(({ name, arn, ruleArn, deadLetterArn, retries }) => {
    const reached = [arn, ...(deadLetterArn === undefined ? [] : [deadLetterArn])];
    const isRule = queues.find((queue) => queue.arn === arn)?.redrive !== undefined;
    return [
      ...(isRule && deadLetterArn === undefined ? [`${name}: undeliverable notifications are lost`] : []),
      ...(retries !== undefined && retries > 0 ? [] : [`${name}: no retry policy`]),
      ...reached.flatMap((queueArn) => {
        const url = queues.find((queue) => queue.arn === queueArn)?.url;
        const statements = queuePolicies
          .filter(({ queueUrl }) => queueUrl === url)
          .flatMap((policy) => policy.statements);
        const wanted = [
          {
            actions: ["sqs:SendMessage"],
            resources: [queueArn],
            principals: [{ type: "Service", identifiers: ["events.amazonaws.com"] }],
            conditions: [{ test: "ArnEquals", variable: "aws:SourceArn", values: [ruleArn] }],
          },
        ];
        return sameJson(statements, wanted)
          ? []
          : [`${name}: ${queueArn} does not let this rule, and it alone, send`];
      }),
    ];
  });

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
