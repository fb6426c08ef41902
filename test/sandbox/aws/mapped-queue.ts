import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod/mini";
import { clientSettings } from "../../../sandbox/aws/account.ts";
import { type Clock, systemClock } from "../../../sandbox/aws/clock.ts";
import {
  type EventSourceMapping,
  startEventSourceMapping,
} from "../../../sandbox/aws/event-source-mapping.ts";
import type { Invoke } from "../../../sandbox/aws/invocation.ts";
import { createQueues, depthOf, type QueueDepth, queueNamed } from "../../../sandbox/aws/queues.ts";
import { startSqs } from "../../../sandbox/aws/sqs.ts";

const sqsEvent = z.object({
  Records: z.array(
    z.object({ body: z.string(), attributes: z.object({ ApproximateReceiveCount: z.string() }) }),
  ),
});

/** The records of an event that a mapping made. */
export const recordsOf = (event: unknown) => z.parse(sqsEvent, event).Records;

export interface MappedQueue {
  readonly client: SQSClient;
  readonly endpoint: string;
  readonly url: string;
  /** Messages of the errors that the mappings told. */
  readonly errors: readonly string[];
  send(...bodies: readonly string[]): Promise<void>;
  map(
    invoke: Invoke,
    options?: { maximumConcurrency?: number; batchSize?: number; clock?: Clock },
  ): EventSourceMapping;
  depth(): Promise<QueueDepth>;
  deadLetters(): Promise<QueueDepth>;
  /** Stops SQS alone. */
  stopSqs(): Promise<void>;
  close(): Promise<void>;
}

/** A queue `Live` of an SQS of its own, with a dead-letter queue. What failed stays hidden while a test looks. */
export async function startMappedQueue(visibilitySeconds = 600, port = 0): Promise<MappedQueue> {
  const sqs = await startSqs({ port });
  const client = new SQSClient(clientSettings(sqs.endpoint));
  const queues = await createQueues({ client, endpoint: sqs.endpoint }, [
    { name: "Live", visibilitySeconds, deadLetterQueue: "Dlq" },
    { name: "Dlq", visibilitySeconds: 180 },
  ]);
  const live = queueNamed(queues, "Live");
  const errors: string[] = [];
  const mappings: EventSourceMapping[] = [];
  return {
    client,
    endpoint: sqs.endpoint,
    url: live.url,
    errors,
    async send(...bodies) {
      const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
      await client.send(new SendMessageBatchCommand({ QueueUrl: live.url, Entries }));
    },
    map(invoke, { maximumConcurrency = 2, batchSize = 10, clock = systemClock } = {}) {
      const mapping = startEventSourceMapping({
        client,
        queueUrl: live.url,
        queueArn: live.arn,
        invoke,
        batchSize,
        maximumConcurrency,
        clock,
        onError: (error) => errors.push(error.message),
      });
      mappings.push(mapping);
      return mapping;
    },
    depth: () => depthOf(client, live),
    deadLetters: () => depthOf(client, queueNamed(queues, "Dlq")),
    stopSqs: sqs.close,
    async close() {
      await Promise.all(mappings.map((mapping) => mapping.stop()));
      client.destroy();
      await sqs.close();
    },
  };
}
