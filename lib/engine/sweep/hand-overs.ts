import type { SQSRecord } from "aws-lambda";
import { readSweepMessage } from "./message.ts";
import { continueSweep } from "./run-sweep.ts";
import type { Sweeping } from "./sweeping.ts";

/** Whether a message is a sweep's hand-over, not an event. */
export function isHandOver({ body }: Pick<SQSRecord, "body">): boolean {
  return readSweepMessage(body) !== undefined;
}

/**
 * Goes on with the sweeps that were handed over by these messages. Answers the ids of those that failed: handed out
 * again, such a message finds that its sweep is over or with someone else, and ends well. Never throws.
 */
export async function handleHandOvers(records: readonly SQSRecord[], by: Sweeping): Promise<string[]> {
  const failed: string[] = [];
  for (const { messageId, body } of records) {
    const message = readSweepMessage(body);
    if (message?.rule !== by.rule.name) continue;
    try {
      await continueSweep(message, by);
    } catch {
      // The sweep has logged it.
      failed.push(messageId);
    }
  }
  return failed;
}
