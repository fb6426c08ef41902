import type { SQSRecord } from "aws-lambda";
import { type ParkedMessage, parkMessage, type Table } from "../state/index.ts";
import { readMessage } from "./event.ts";
import { receivesOf } from "./log.ts";

/** Why a message is parked, what to do about it, and what is known of its way here. */
export type Why = Pick<ParkedMessage, "reason" | "remedy"> & {
  /** The last error's code, where it is not the reason itself. */
  readonly code?: string;
  readonly queue?: "live" | "sweep";
};

/** Keeps a queue message for an operator, with the reason and what to do. Parking it again changes nothing. */
export async function park(
  table: Table,
  rule: string,
  record: SQSRecord,
  event: string,
  { reason, remedy, code, queue }: Why,
): Promise<void> {
  const replay = readMessage(record.body)?.replay;
  await parkMessage(table, {
    rule,
    event,
    at: Number(record.attributes.SentTimestamp),
    reason,
    remedy,
    receives: receivesOf(record),
    body: record.body,
    ...(code === undefined ? {} : { code }),
    ...(queue === undefined ? {} : { queue }),
    ...(replay === undefined ? {} : { replay }),
  });
}
