/// <reference path="../.sst/platform/config.d.ts" />
import { pascalCase, type RuleManifest, type RuleSchedule } from "../lib/rules/manifest.ts";
import type { Link } from "./functions.ts";
import { isPermanent } from "./stage.ts";

const RETRIES = 2;

/**
 * Runs a rule's `sweep` by schedule. Off outside permanent stages, because a schedule keeps firing after `sst dev`
 * has ended. EventBridge Scheduler only hands the run to Lambda; what becomes of it is Lambda's to retry and to
 * report, so the dead-letter queue is given to both.
 */
export function createSchedule(
  rule: RuleManifest,
  schedule: RuleSchedule,
  deadLetters: sst.aws.Queue,
  link: readonly Link[],
): sst.aws.Function {
  const name = pascalCase(rule.name);
  const sweep = new sst.aws.Function(`${name}Schedule`, {
    handler: `functions/${rule.name}.sweep`,
    timeout: `${rule.timeoutSeconds} seconds`,
    link: [...link],
    retries: RETRIES,
    permissions: [{ actions: ["sqs:SendMessage"], resources: [deadLetters.arn] }],
    transform: { eventInvokeConfig: { destinationConfig: { onFailure: { destination: deadLetters.arn } } } },
  });
  new sst.aws.CronV2(`${name}Cron`, {
    schedule: checkExpression(rule.name, schedule.expression),
    timezone: schedule.timezone ?? "UTC",
    enabled: isPermanent($app.stage),
    retries: RETRIES,
    dlq: deadLetters.arn,
    function: sweep,
    // Replaced by EventBridge Scheduler with the time the run was due: a repeated run enqueues the same events.
    event: { scheduledTime: "<aws.scheduler.scheduled-time>" },
  });
  return sweep;
}

/** The expression, if EventBridge Scheduler could take it for a repeated run; throws otherwise, naming the rule. */
export function checkExpression(rule: string, expression: string) {
  if (isRepeating(expression)) return expression;
  throw new Error(
    `lib/rules/${rule}/manifest.ts: schedule.expression "${expression}" is no schedule: give rate(5 minutes) or cron(0 3 * * ? *)`,
  );
}

function isRepeating(expression: string): expression is `rate(${string})` | `cron(${string})` {
  return /^(rate|cron)\(.+\)$/.test(expression);
}
