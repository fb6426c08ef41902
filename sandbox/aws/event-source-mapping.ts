import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { succeeded } from "./batch-response.ts";
import { type Clock, wait } from "./clock.ts";
import type { Invoke } from "./invocation.ts";
import { sqsEvent } from "./sqs-event.ts";

/** SQS holds a request without messages for at most 20 seconds. */
const LONG_POLL_SECONDS = 20;
const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 30_000;

export interface EventSourceMappingOptions {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly invoke: Invoke;
  /** Messages in one invocation: 1 to 10. */
  readonly batchSize: number;
  /** Invocations at once: 2 to 1,000, as Lambda has it. */
  readonly maximumConcurrency: number;
  readonly clock: Clock;
  /** Told of every error of the function, and of SQS; the mapping goes on. */
  readonly onError: (error: Error) => void;
}

export interface EventSourceMapping {
  /** Takes no more messages, and resolves when the invocations under way have ended. */
  stop(): Promise<void>;
}

/**
 * Takes messages from an SQS queue to a function as Lambda's event source mapping does, partial batch responses
 * switched on: only what succeeded is deleted, the rest comes again after the queue's visibility time-out. After an
 * error it waits before it takes more: 250 ms, doubling up to 30 seconds. Throws RangeError for a setting that
 * Lambda doesn't take. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
export function startEventSourceMapping(options: EventSourceMappingOptions): EventSourceMapping {
  const { client, queueUrl, queueArn, invoke, batchSize, maximumConcurrency, clock, onError } = options;
  checkRange("batchSize", batchSize, 1, 10);
  checkRange("maximumConcurrency", maximumConcurrency, 2, 1000);
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let errorsInARow = 0;

  async function receive(): Promise<readonly Message[]> {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: batchSize,
        WaitTimeSeconds: LONG_POLL_SECONDS,
        MessageSystemAttributeNames: ["All"],
        MessageAttributeNames: ["All"],
      }),
      { abortSignal: stopping.signal },
    );
    return Messages;
  }

  async function handle(messages: readonly Message[]): Promise<void> {
    const invocation = await invoke(sqsEvent(messages, queueArn));
    if (!invocation.ok) {
      throw new Error(`${invocation.error.errorType}: ${invocation.error.errorMessage}`);
    }
    const ids = succeeded(
      messages.map((message) => message.MessageId ?? ""),
      invocation.result,
    );
    if (ids === undefined) {
      throw new Error(
        "The function's answer is no batch response, or names a message that is not in the batch.",
      );
    }
    errorsInARow = 0;
    if (ids.length > 0) await remove(messages.filter((message) => ids.includes(message.MessageId ?? "")));
  }

  async function remove(messages: readonly Message[]): Promise<void> {
    const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    const { Failed = [] } = await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    if (Failed.length > 0)
      throw new Error(`SQS did not delete ${Failed.length} messages: ${Failed[0]?.Code}`);
  }

  function failed(cause: unknown): void {
    errorsInARow += 1;
    const reason = cause instanceof Error ? cause.message : String(cause);
    onError(new Error(`Queue ${queueUrl.split("/").at(-1)}: ${reason}`, { cause }));
  }

  async function turn(): Promise<void> {
    if (underWay.size >= maximumConcurrency) await Promise.race(underWay);
    if (errorsInARow > 0) {
      const backoff = FIRST_BACKOFF_MS * 2 ** (errorsInARow - 1);
      await wait(clock, Math.min(backoff, LONGEST_BACKOFF_MS), stopping.signal);
    }
    if (stopping.signal.aborted) return;
    const messages = await receive();
    if (messages.length === 0) return;
    const batch = handle(messages)
      .catch(failed)
      .finally(() => underWay.delete(batch));
    underWay.add(batch);
  }

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await turn();
      } catch (error) {
        if (!stopping.signal.aborted) failed(error);
      }
    }
    await Promise.all(underWay);
  }

  const polling = poll();
  return {
    async stop() {
      stopping.abort();
      await polling;
    },
  };
}

function checkRange(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} is ${value}; Lambda takes a whole number from ${least} to ${most}.`);
  }
}
