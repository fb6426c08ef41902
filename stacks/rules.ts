/// <reference path="../.sst/platform/config.d.ts" />
import { BATCH_SIZE, pascalCase, type RuleManifest, SWEEP_CONCURRENCY } from "../lib/rules/manifest.ts";
import { createRoute } from "./bus.ts";
import { consume, type Link, polling } from "./functions.ts";
import { createRuleQueues, type RuleQueues } from "./queues.ts";
import { createSchedule } from "./schedules.ts";

/** What a rule has in AWS. */
export interface DeployedRule {
  readonly queues: RuleQueues;
  /** Processes both queues. */
  readonly consumer: sst.aws.Function;
  /** Runs by schedule; absent for a rule without one. */
  readonly sweep: sst.aws.Function | undefined;
}

/**
 * All that a rule needs: queues, the notifications that reach them, the function that processes both queues, and the
 * schedule if it has one. Everything follows from the rule's manifest. `shared` is what every rule's functions link,
 * besides their own queues.
 */
export function createRule(rule: RuleManifest, bus: sst.aws.Bus, shared: readonly Link[]): DeployedRule {
  const name = pascalCase(rule.name);
  const queues = createRuleQueues(rule);
  createRoute(bus, {
    name,
    detailType: "notification",
    topics: [...rule.topics, ...(rule.ownTopics ?? [])],
    queue: queues.live,
    deadLetters: queues.deadLetters,
  });
  const link = [...shared, createQueuesLink(name, queues)];
  const consumer = new sst.aws.Function(name, {
    handler: `functions/${rule.name}.handle`,
    timeout: `${rule.timeoutSeconds} seconds`,
    link,
    permissions: [
      polling([queues.live, queues.sweep]),
      { actions: ["sqs:ChangeMessageVisibility"], resources: [queues.live.arn, queues.sweep.arn] },
    ],
  });
  consume(queues.live, consumer, BATCH_SIZE, rule.liveConcurrency);
  consume(queues.sweep, consumer, BATCH_SIZE, SWEEP_CONCURRENCY);
  const sweep = rule.schedule ? createSchedule(rule, rule.schedule, queues.deadLetters, link) : undefined;
  return { queues, consumer, sweep };
}

/** Where the rule sends its own messages: both queues, by URL. */
function createQueuesLink(name: string, { live, sweep }: RuleQueues) {
  return new sst.Linkable(`${name}Queues`, {
    properties: { live: live.url, sweep: sweep.url },
    include: [sst.aws.permission({ actions: ["sqs:SendMessage"], resources: [live.arn, sweep.arn] })],
  });
}
