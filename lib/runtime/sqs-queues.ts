import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { Queues } from "../engine/index.ts";

/** SQS takes ten messages a request. */
const MOST_AT_ONCE = 10;

/** The URLs of a rule's two queues. */
export interface QueueUrls {
  readonly live: string;
  readonly sweep: string;
}

/** A rule's queues on SQS. Throws SQS's errors; a batch that was taken in part throws, and may be sent again. */
export function sqsQueues(client: SQSClient, urls: QueueUrls): Queues {
  return {
    async send(queue, body, delaySeconds) {
      await client.send(
        new SendMessageCommand({ QueueUrl: urls[queue], MessageBody: body, DelaySeconds: delaySeconds }),
      );
    },
    async sendAll(queue, bodies) {
      for (let from = 0; from < bodies.length; from += MOST_AT_ONCE) {
        const some = bodies.slice(from, from + MOST_AT_ONCE);
        const { Failed = [] } = await client.send(
          new SendMessageBatchCommand({
            QueueUrl: urls[queue],
            Entries: some.map((MessageBody, index) => ({ Id: String(index), MessageBody })),
          }),
        );
        const [first] = Failed;
        if (first !== undefined) throw new Error(`SQS refused ${Failed.length} messages: ${first.Code}`);
      }
    },
    async hide(queue, receiptHandle, seconds) {
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: urls[queue],
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: seconds,
        }),
      );
    },
  };
}

/** Which of a rule's queues a message came from: the name is the last part of a queue's URL and of its ARN. */
export function queueOf(urls: QueueUrls, queueArn: string): "live" | "sweep" {
  const sweepName = urls.sweep.split("/").at(-1);
  return queueArn.split(":").at(-1) === sweepName ? "sweep" : "live";
}
