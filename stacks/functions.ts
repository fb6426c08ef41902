/// <reference path="../.sst/platform/config.d.ts" />

const LOG_RETENTION_DAYS = 30;

/** What a function may link. */
export type Link = sst.Linkable<Record<string, unknown>> | sst.Secret;

/** What holds for every function of the app, wherever it is declared. A function has no public URL unless it says so. */
export function setFunctionDefaults() {
  $transform(sst.aws.Function, (args, _options, name) => {
    args.runtime ??= "nodejs24.x";
    args.architecture ??= "arm64";
    args.memory ??= "512 MB";
    args.nodejs ??= { format: "esm", minify: true };
    narrow(name, args);
  });
}

/**
 * Gives a function a log group of its own and a narrower role than SST's, which may write to every log group of the
 * account (AWSLambdaBasicExecutionRole) and may be assumed by everyone in the account (`sst dev` needs that; SST
 * allows it to deployed functions too).
 */
function narrow(name: string, args: sst.aws.FunctionArgs) {
  const group = new aws.cloudwatch.LogGroup(`${name}Logs`, {
    name: `/aws/lambda/${$app.name}-${$app.stage}-${name}`,
    retentionInDays: LOG_RETENTION_DAYS,
  });
  args.logging = { format: "json", logGroup: group.name };
  args.permissions = $output(args.permissions ?? []).apply((permissions) => [
    ...permissions,
    {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [$interpolate`${group.arn}:log-stream:*`],
    },
  ]);
  const policies = args.policies ?? [];
  args.transform = {
    ...args.transform,
    role: (role) => {
      role.managedPolicyArns = policies;
      if (!$dev)
        role.assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" });
    },
  };
}

/** The right to take messages off queues, for a function that is subscribed by its ARN. */
export function polling(queues: readonly sst.aws.Queue[]) {
  return {
    actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
    resources: queues.map((queue) => queue.arn),
  };
}

/**
 * Has a function process a queue, `batchSize` messages at a time. It answers which messages failed, so that the others are
 * not repeated; `concurrency` is the most invocations at once for this queue (AWS allows 2 or more).
 */
export function consume(
  queue: sst.aws.Queue,
  consumer: sst.aws.Function,
  batchSize: number,
  concurrency: number,
) {
  queue.subscribe(consumer.arn, {
    batch: { size: batchSize, window: "0 seconds", partialResponses: true },
    transform: { eventSourceMapping: { scalingConfig: { maximumConcurrency: concurrency } } },
  });
}
