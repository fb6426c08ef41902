import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { readPause } from "../state/index.ts";
import { handleGroup } from "./group/handle-group.ts";
import { readGroup } from "./group/message.ts";
import { type Handling, handleMessage } from "./handle-message.ts";
import { recordRun } from "./run.ts";

/** What an invocation of a rule's `handle` needs. */
export type BatchRun = Omit<Handling, "note" | "run" | "isPaused">;

/**
 * Handles a batch of SQS messages one after the other. Answers the ids of those that did not succeed, as the
 * complement of those that did: a message is only ever acknowledged for a reason. Never throws.
 */
export async function handleBatch(event: SQSEvent, by: BatchRun): Promise<SQSBatchResponse> {
  const record = recordRun(by.table, by.rule.name, by.claim.owner, by.clock.now());
  const isPaused = onceRead(async () => (await readPause(by.table, by.rule.name)) !== undefined);
  const common = { ...by, run: record.name, note: record.note, isPaused };
  const done = new Set<string>();
  const unsaved = new Set<string>();
  for (const [index, message] of event.Records.entries()) {
    const before = record.size();
    const ahead = event.Records.length - index - 1;
    const handling = { ...common, reserve: (calls: number) => by.reserve(calls, ahead) };
    const group = readGroup(message.body);
    const handled =
      group === undefined ? handleMessage(message, handling) : handleGroup(message, group, handling);
    if (await handled) done.add(message.messageId);
    if (record.size() > before) unsaved.add(message.messageId);
  }
  try {
    await record.save();
    unsaved.clear();
  } catch (error) {
    // Handed out again, they are recognised as done, and noted in the record of that invocation.
    by.log.error("run not recorded", { rule: by.rule.name, error: error instanceof Error ? error.name : "" });
  }
  const failed = event.Records.filter(({ messageId }) => !done.has(messageId) || unsaved.has(messageId));
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/** Reads once for all who ask, also when it fails: each message then goes its own way as with any failure. */
function onceRead<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read();
    return reading;
  };
}
