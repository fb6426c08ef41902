/// <reference path="../.sst/platform/config.d.ts" />

/** The `source` of everything that came in as a webhook: lib/ingest puts it on the bus. */
const SOURCE = "switchboard.webhook";

/** EventBridge's own defaults, spelled out: a day of tries before an entry goes to the dead-letter queue. */
const RETRY_POLICY = { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 };

/** The bus, and the view of it that may put events and nothing else. */
export function createBus() {
  const bus = new sst.aws.Bus("Bus");
  const eventBus = new sst.Linkable("EventBus", {
    properties: { name: bus.name },
    include: [sst.aws.permission({ actions: ["events:PutEvents"], resources: [bus.arn] })],
  });
  return { bus, eventBus };
}

/** Which entries of the bus go to which queue. */
export interface Route {
  readonly name: string;
  readonly detailType: "notification" | "unsupported";
  /** Intercom's topics; every topic when absent. */
  readonly topics?: readonly string[];
  readonly queue: sst.aws.Queue;
  /** Where entries go that EventBridge can't deliver. */
  readonly deadLetters?: sst.aws.Queue;
}

/**
 * Sends entries of the bus to a queue. Not `Bus.subscribeQueue`: the policy which that puts on the queue lets SNS,
 * S3 and EventBridge of any AWS account write to it, and none is put on the dead-letter queue at all, so that
 * EventBridge would lose what it can't deliver.
 */
export function createRoute(bus: sst.aws.Bus, { name, detailType, topics, queue, deadLetters }: Route) {
  const rule = new aws.cloudwatch.EventRule(`${name}Rule`, {
    eventBusName: bus.name,
    eventPattern: JSON.stringify({
      source: [SOURCE],
      "detail-type": [detailType],
      ...(topics ? { detail: { topic: topics } } : {}),
    }),
  });
  new aws.cloudwatch.EventTarget(`${name}Target`, {
    eventBusName: bus.name,
    rule: rule.name,
    arn: queue.arn,
    retryPolicy: RETRY_POLICY,
    ...(deadLetters ? { deadLetterConfig: { arn: deadLetters.arn } } : {}),
  });
  allowRule(`${name}QueuePolicy`, queue, rule);
  if (deadLetters) allowRule(`${name}DeadLettersPolicy`, deadLetters, rule);
}

/** Lets one rule of the bus, and nobody else, send to a queue. */
function allowRule(name: string, queue: sst.aws.Queue, rule: aws.cloudwatch.EventRule) {
  new aws.sqs.QueuePolicy(name, {
    queueUrl: queue.url,
    policy: aws.iam.getPolicyDocumentOutput({
      statements: [
        {
          actions: ["sqs:SendMessage"],
          resources: [queue.arn],
          principals: [{ type: "Service", identifiers: ["events.amazonaws.com"] }],
          conditions: [{ test: "ArnEquals", variable: "aws:SourceArn", values: [rule.arn] }],
        },
      ],
    }).json,
  });
}
