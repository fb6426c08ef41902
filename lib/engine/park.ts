import type { SQSRecord } from "aws-lambda";
import { parkMessage, type Table } from "../state/index.ts";
import { receivesOf } from "./log.ts";

/** Keeps a queue message for an operator, with the reason and what to do. Parking it again changes nothing. */
export async function park(
  table: Table,
  rule: string,
  record: SQSRecord,
  event: string,
  why: { readonly reason: string; readonly remedy: string },
): Promise<void> {
  await parkMessage(table, {
    rule,
    event,
    at: Number(record.attributes.SentTimestamp),
    reason: why.reason,
    remedy: why.remedy,
    receives: receivesOf(record),
    body: record.body,
  });
}
