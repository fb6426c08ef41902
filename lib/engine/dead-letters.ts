import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod/mini";
import { clearDue, removeFromBacklog, type Table } from "../state/index.ts";
import { readMessage, writeMessage } from "./event.ts";
import { readGroup } from "./group/message.ts";
import { parseJson } from "./json.ts";
import { failureLine, type Log } from "./log.ts";
import { park } from "./park.ts";

/** The rule name under which messages are parked that belong to no rule. */
export const NO_RULE = "switchboard";

/** Which rule's dead-letter queue a queue is, by its ARN; undefined for the parking queue. */
export type RuleOfQueue = (queueArn: string) => string | undefined;

const sweepItem = z.object({ type: z.string(), id: z.string() });

const unsupported = z.object({
  "detail-type": z.literal("unsupported"),
  detail: z.object({ id: z.string() }),
});

const API_2 = {
  reason: "api_2",
  remedy:
    "This notification has the shape of Intercom's API 2.x. Set the app's API version to 1.3 in Intercom's Developer Hub; the header of our requests does not change webhooks.",
};
const TOO_MANY_RECEIVES = {
  reason: "too_many_receives",
  remedy:
    "Processing crashed, timed out or failed five times. Find the event's id in the logs, mend the cause, replay.",
};
const UNDELIVERABLE = {
  reason: "undeliverable",
  remedy: "A schedule or the bus could not deliver this. Look at the rule's function and queue, then replay.",
};

/** Parks every message of a dead-letter queue or of the parking queue. Answers those that could not be parked. */
export async function parkDeadLetters(
  event: SQSEvent,
  by: { readonly table: Table; readonly ruleOf: RuleOfQueue; readonly log: Log },
): Promise<SQSBatchResponse> {
  const done = new Set<string>();
  for (const record of event.Records) {
    try {
      for (const one of apart(record)) {
        const { rule, event: id, ...why } = judge(one, by.ruleOf);
        await park(by.table, rule, one, id, why);
        await leaveOwnLists(one, rule, by.table);
        by.log.info("parked", { rule, event: id, reason: why.reason });
      }
      done.add(record.messageId);
    } catch (error) {
      by.log.error("parking failed", failureLine(undefined, record, error));
    }
  }
  const failed = event.Records.filter((record) => !done.has(record.messageId));
  return { batchItemFailures: failed.map((record) => ({ itemIdentifier: record.messageId })) };
}

/** The events of a group are parked, and replayed, each by itself. */
function apart(record: SQSRecord): SQSRecord[] {
  const events = readGroup(record.body);
  return events === undefined ? [record] : events.map((event) => ({ ...record, body: writeMessage(event) }));
}

/** What a sweep found and nobody could process is parked once, not again after every sweep. */
async function leaveOwnLists(record: SQSRecord, rule: string, table: Table): Promise<void> {
  const event = readMessage(record.body);
  const item = z.safeParse(sweepItem, event?.item);
  if (event?.topic !== "sweep" || !item.success) return;
  const entry = { rule, object: `${item.data.type}#${item.data.id}`, version: Number.MAX_SAFE_INTEGER };
  if (event.waitsSince !== undefined) await removeFromBacklog(table, { ...entry, since: event.waitsSince });
  if (event.dueAt === undefined) return;
  for (const mode of ["live", "dry-run"] as const) await clearDue(table, { ...entry, mode, at: event.dueAt });
}

function judge(record: SQSRecord, ruleOf: RuleOfQueue) {
  const rule = ruleOf(record.eventSourceARN) ?? NO_RULE;
  const event = readMessage(record.body);
  // EventBridge says in the message's attributes why it could not deliver it to the queue.
  const isFromBus = record.messageAttributes["ERROR_CODE"] !== undefined;
  if (rule !== NO_RULE && event !== undefined) {
    return { rule, event: event.id, ...(isFromBus ? UNDELIVERABLE : TOO_MANY_RECEIVES) };
  }
  const notOurs = z.safeParse(unsupported, parseJson(record.body));
  if (notOurs.success) return { rule, event: notOurs.data.detail.id, ...API_2 };
  return { rule, event: record.messageId, ...UNDELIVERABLE };
}
