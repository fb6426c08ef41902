import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { arn } from "./account.ts";
import type { Deliver } from "./deliveries.ts";
import { queueUrl } from "./sqs.ts";
import { MAX_RECEIVES, type QueuePlan } from "./topology.ts";

/** SQS's longest: 14 days. */
const DEAD_LETTER_RETENTION_SECONDS = 1_209_600;

/** A queue that exists. */
export interface Queue {
  readonly url: string;
  readonly arn: string;
}

/** Where queues are made. */
export interface Sqs {
  readonly client: SQSClient;
  readonly endpoint: string;
}

/** How many messages a queue has, by what they wait for. */
export interface QueueDepth {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** Makes the queues, dead-letter queues first, because SQS wants them to exist. Answers them by name. */
export async function createQueues(
  sqs: Sqs,
  plans: readonly QueuePlan[],
): Promise<ReadonlyMap<string, Queue>> {
  const queues = new Map<string, Queue>();
  const create = async (plan: QueuePlan) => queues.set(plan.name, await createQueue(sqs, plan, queues));
  await Promise.all(plans.filter((plan) => plan.deadLetterQueue === undefined).map(create));
  await Promise.all(plans.filter((plan) => plan.deadLetterQueue !== undefined).map(create));
  return queues;
}

/** The queue of that name. Throws when there is none. */
export function queueNamed(queues: ReadonlyMap<string, Queue>, name: string): Queue {
  const queue = queues.get(name);
  if (queue === undefined) throw new Error(`There is no queue ${name}.`);
  return queue;
}

/** Sends messages with this client. */
export function deliverWith(client: SQSClient): Deliver {
  return async (QueueUrl, MessageBody) => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  };
}

/** Counts a queue's messages; as on AWS, a moment later they may be others. */
export async function depthOf(client: SQSClient, { url }: Queue): Promise<QueueDepth> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] }),
  );
  return {
    visible: Number(Attributes["ApproximateNumberOfMessages"]),
    inFlight: Number(Attributes["ApproximateNumberOfMessagesNotVisible"]),
    delayed: Number(Attributes["ApproximateNumberOfMessagesDelayed"]),
  };
}

async function createQueue(
  { client, endpoint }: Sqs,
  { name, visibilitySeconds, deadLetterQueue }: QueuePlan,
  existing: ReadonlyMap<string, Queue>,
): Promise<Queue> {
  const redrive =
    deadLetterQueue === undefined
      ? { MessageRetentionPeriod: String(DEAD_LETTER_RETENTION_SECONDS) }
      : {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: queueNamed(existing, deadLetterQueue).arn,
            maxReceiveCount: MAX_RECEIVES,
          }),
        };
  await client.send(
    new CreateQueueCommand({
      QueueName: name,
      Attributes: { VisibilityTimeout: String(visibilitySeconds), ...redrive },
    }),
  );
  return { url: queueUrl(endpoint, name), arn: arn("sqs", name) };
}
