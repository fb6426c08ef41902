import type { Model } from "../support/model.ts";
import type { Queue } from "../support/resources.ts";
import type { Expectation } from "./expectation.ts";

/** SQS's longest. */
const FOURTEEN_DAYS = 14 * 86_400;

/** The consumer of dead letters; its queues have no dead-letter queue of their own. */
const PARK = "Park";

/** AWS: a visibility time-out of at least six times the consumer's time-out, so that no batch is handed out twice. */
export const visibilityCoversRetries: Expectation = ({ mappings, queues, functions }) =>
  mappings.flatMap(({ queueArn, functionArn }) => {
    const queue = queues.find(({ arn }) => arn === queueArn);
    const consumer = functions.find(({ arn }) => arn === functionArn);
    if (!queue || !consumer)
      return [`a subscription names ${queueArn} and ${functionArn}, which do not both exist`];
    const least = 6 * consumer.timeout;
    return queue.visibility >= least
      ? []
      : [`${queue.name}: visibility ${queue.visibility} s, under ${least} s`];
  });

/** Every queue that a rule's function takes from has a dead-letter queue, which keeps 14 days and is itself consumed. */
export const deadLettersAreKept: Expectation = (model) =>
  workingQueues(model).flatMap((queue) => {
    if (!queue.redrive) return [`${queue.name}: no dead-letter queue`];
    const { deadLetterTargetArn } = queue.redrive;
    const deadLetters = model.queues.find(({ arn }) => arn === deadLetterTargetArn);
    if (!deadLetters) return [`${queue.name}: its dead-letter queue does not exist`];
    return [
      ...(deadLetters.retention === FOURTEEN_DAYS ? [] : [`${deadLetters.name}: keeps less than 14 days`]),
      ...(consumersOf(model, deadLetters).includes(PARK)
        ? []
        : [`${deadLetters.name}: nobody parks its messages`]),
    ];
  });

/** AWS: at least five receives, so that a short outage does not fill the dead-letter queue. */
export const triesAreEnough: Expectation = (model) =>
  workingQueues(model).flatMap(({ name, redrive }) =>
    redrive && redrive.maxReceiveCount < 5 ? [`${name}: dead after ${redrive.maxReceiveCount} receives`] : [],
  );

/** Without partial responses one bad message makes SQS repeat the whole batch. */
export const failuresAreReportedOneByOne: Expectation = ({ mappings }) =>
  mappings.flatMap(({ queueArn, partialResponses }) =>
    partialResponses ? [] : [`${queueArn}: partial responses off`],
  );

/** Maximum concurrency of the subscription, not of the function: a throttled function sends messages to the dead letters. */
export const concurrencyIsBounded: Expectation = ({ mappings }) =>
  mappings.flatMap(({ queueArn, maximumConcurrency }) =>
    maximumConcurrency !== undefined && maximumConcurrency >= 2
      ? []
      : [`${queueArn}: no maximum concurrency`],
  );

/** Message bodies are customers' words: every queue is encrypted at rest. */
export const queuesAreEncrypted: Expectation = ({ queues }) =>
  queues.flatMap(({ name, encrypted }) => (encrypted ? [] : [`${name}: not encrypted`]));

function workingQueues(model: Model): Queue[] {
  return model.queues.filter((queue) => consumersOf(model, queue).some((name) => name !== PARK));
}

function consumersOf({ mappings, functions }: Model, queue: Queue): string[] {
  const arns = mappings
    .filter(({ queueArn }) => queueArn === queue.arn)
    .map(({ functionArn }) => functionArn);
  return functions.filter(({ arn }) => arns.includes(arn)).map(({ name }) => name);
}
