import type { SQSRecord } from "aws-lambda";
import type { Clock } from "../intercom/index.ts";
import type { Table } from "../state/index.ts";
import { type RuleEvent, writeMessage } from "./event.ts";
import { park } from "./park.ts";
import { LONGEST_DELAY_SECONDS, type Queues } from "./queue.ts";

/** An event that was put off this often has something wrong with it: half an hour of waiting for others, or days. */
const MOST_RESENDS = 500;

/** What sending an event again needs. */
export interface Resending {
  readonly rule: { readonly name: string };
  readonly table: Table;
  readonly clock: Clock;
  readonly queues: Queues;
  readonly queue: "live" | "sweep";
}

/**
 * Sends a copy for `atMs` (epoch milliseconds, UTC); the original is acknowledged, so that its receive count speaks
 * of crashes only. After five hundred times the message is parked instead, with what it waited for last.
 */
export async function resend(
  record: SQSRecord,
  event: RuleEvent,
  by: Resending,
  atMs: number,
  waitsFor: string,
): Promise<void> {
  if (event.resends >= MOST_RESENDS) {
    await park(by.table, by.rule.name, record, event.id, {
      reason: "resent_too_often",
      code: waitsFor,
      queue: by.queue,
      remedy: `It was put off ${event.resends} times, the last time for "${waitsFor}". Mend that, then replay it.`,
    });
    return;
  }
  const seconds = Math.max(0, Math.ceil((atMs - by.clock.now()) / 1000));
  const copy = writeMessage({ ...event, resends: event.resends + 1 });
  await by.queues.send(by.queue, copy, Math.min(seconds, LONGEST_DELAY_SECONDS));
}

/** Epoch milliseconds, so many seconds from now. */
export function inSeconds(seconds: number, { clock }: Pick<Resending, "clock">): number {
  return clock.now() + 1000 * seconds;
}
