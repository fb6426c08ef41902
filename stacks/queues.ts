/// <reference path="../.sst/platform/config.d.ts" />
import { pascalCase, type RuleManifest } from "../lib/rules/manifest.ts";

/** Of one invocation of the park function, which takes from every queue that has no dead-letter queue. */
export const PARK_TIMEOUT_SECONDS = 30;

/** AWS asks for six times the consumer's time-out: a batch that is tried again is not handed out twice meanwhile. */
const VISIBILITY_FACTOR = 6;

/** Receives before a message goes to the dead-letter queue; AWS asks for five or more. */
const RECEIVES = 5;

/** SQS's longest, and longer than the four days of the queues in front: a message's age counts from its first send. */
const DEAD_LETTER_RETENTION_SECONDS = 14 * 86_400;

export interface RuleQueues {
  /** Notifications, as the bus delivers them. */
  readonly live: sst.aws.Queue;
  /** What the rule's sweeps found to do. */
  readonly sweep: sst.aws.Queue;
  /** What neither could process. */
  readonly deadLetters: sst.aws.Queue;
}

/** A rule's three queues. */
export function createRuleQueues(rule: RuleManifest): RuleQueues {
  const name = pascalCase(rule.name);
  const deadLetters = createKeepingQueue(`${name}Dlq`);
  const working = (suffix: string) =>
    new sst.aws.Queue(`${name}${suffix}`, {
      visibilityTimeout: `${rule.timeoutSeconds * VISIBILITY_FACTOR} seconds`,
      dlq: { queue: deadLetters.arn, retry: RECEIVES },
      transform: { queue: { sqsManagedSseEnabled: true } },
    });
  return { live: working("Live"), sweep: working("Sweep"), deadLetters };
}

/** A queue whose consumer is the park function: it has no dead-letter queue, but tries for as long as SQS keeps a message. */
export function createKeepingQueue(name: string): sst.aws.Queue {
  return new sst.aws.Queue(name, {
    visibilityTimeout: `${PARK_TIMEOUT_SECONDS * VISIBILITY_FACTOR} seconds`,
    transform: {
      queue: { messageRetentionSeconds: DEAD_LETTER_RETENTION_SECONDS, sqsManagedSseEnabled: true },
    },
  });
}
