import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { removeFromBacklog } from "../state/index.ts";
import { objectKey, type RuleEvent, readMessage, writeMessage } from "./event.ts";
import { backoffSeconds, classify } from "./failure.ts";
import { decisionLine, failureLine, type Log, receivesOf } from "./log.ts";
import { park } from "./park.ts";
import { type Outcome, type Processing, processEvent } from "./process-event.ts";
import type { Queues } from "./queue.ts";

/** SQS delays a message by fifteen minutes at most. */
const LONGEST_DELAY_SECONDS = 900;
/** An event that was put off this often has something wrong with it: half an hour of waiting for others, or days. */
const MOST_RESENDS = 500;
/** With less time than this left, an event is handed back rather than begun. */
const SHORTEST_MS = 3_000;

const UNREADABLE = {
  reason: "message_unreadable",
  remedy:
    "The message is neither a notification from the bus nor one of our own; find out who sends to this queue.",
};
/** What an invocation of a rule's `handle` needs. */
export interface BatchRun extends Omit<Processing, "tookUp"> {
  readonly queues: Queues;
  readonly queue: "live" | "sweep";
  readonly log: Log;
  /** Epoch milliseconds, UTC: the invocation is stopped then. */
  readonly deadline: number;
}

/**
 * Handles a batch of SQS messages one after the other. Answers the ids of those that did not succeed, as the
 * complement of those that did: a message is only ever acknowledged for a reason. Never throws.
 */
export async function handleBatch(event: SQSEvent, run: BatchRun): Promise<SQSBatchResponse> {
  const done = new Set<string>();
  for (const record of event.Records) {
    if (await handleRecord(record, run)) done.add(record.messageId);
  }
  const failed = event.Records.filter((record) => !done.has(record.messageId));
  return { batchItemFailures: failed.map((record) => ({ itemIdentifier: record.messageId })) };
}

/** True when the message may be deleted: processed, parked, or sent again. */
async function handleRecord(record: SQSRecord, run: BatchRun): Promise<boolean> {
  const event = readMessage(record.body);
  try {
    if (event === undefined) {
      await park(run.table, run.rule.name, record, record.messageId, UNREADABLE);
      return true;
    }
    return await handleEvent(record, event, run);
  } catch (error) {
    run.log.error("event failed", failureLine(event, record, error));
    return recover(record, event, error, run);
  }
}

async function handleEvent(record: SQSRecord, event: RuleEvent, run: BatchRun): Promise<boolean> {
  const started = run.clock.now();
  if (run.deadline - started < SHORTEST_MS) {
    await resend(record, event, run, started, "time_left");
    return true;
  }
  const tell = (about: Pick<RuleEvent, "id" | "topic" | "resends">, outcome: Outcome) =>
    run.log.info("decision", decisionLine(about, outcome, run.clock.now() - started));
  const outcome = await processEvent(event, {
    ...run,
    tookUp: (ended) => tell({ id: ended.decision.event, topic: ended.decision.topic, resends: 0 }, ended),
  });
  tell(event, outcome);
  await conclude(record, event, outcome, run);
  return true;
}

async function conclude(record: SQSRecord, event: RuleEvent, outcome: Outcome, run: BatchRun): Promise<void> {
  if (outcome.kind === "later") {
    await resend(record, event, run, inSeconds(backoffSeconds(1, run.random()), run), outcome.reason);
    return;
  }
  if (outcome.kind === "failed") {
    const verdict = classify(outcome.error);
    if (verdict.do !== "park") throw outcome.error;
    await park(run.table, run.rule.name, record, event.id, verdict);
  }
  const { version, waitsSince } = outcome.decision;
  if (waitsSince === undefined) await leaveBacklog(event, version, run);
}

/** The event of a sweep is dealt with: its object leaves the backlog. Only a live rule serves anyone. */
async function leaveBacklog(event: RuleEvent, version: number, run: BatchRun): Promise<void> {
  const object = run.rule.objectOf(event);
  if (run.rule.mode !== "live" || event.waitsSince === undefined || object === undefined) return;
  const entry = { rule: run.rule.name, object: objectKey(object), since: event.waitsSince, version };
  await removeFromBacklog(run.table, entry);
}

/** Sends a copy for `atMs`; the original is acknowledged, so that its receive count speaks of crashes only. */
async function resend(
  record: SQSRecord,
  event: RuleEvent,
  run: BatchRun,
  atMs: number,
  waitsFor: string,
): Promise<void> {
  if (event.resends >= MOST_RESENDS) {
    await park(run.table, run.rule.name, record, event.id, {
      reason: "resent_too_often",
      remedy: `It was put off ${event.resends} times, the last time for "${waitsFor}". Mend that, then replay it.`,
    });
    return;
  }
  const seconds = Math.max(0, Math.ceil((atMs - run.clock.now()) / 1000));
  const copy = writeMessage({ ...event, resends: event.resends + 1 });
  await run.queues.send(run.queue, copy, Math.min(seconds, LONGEST_DELAY_SECONDS));
}

/** What a failed message becomes; false leaves it to SQS, which hands it out again or moves it to the DLQ. */
async function recover(
  record: SQSRecord,
  event: RuleEvent | undefined,
  error: unknown,
  run: BatchRun,
): Promise<boolean> {
  const verdict = classify(error);
  try {
    if (verdict.do === "park") {
      await park(run.table, run.rule.name, record, event?.id ?? record.messageId, verdict);
      // Parked once is enough: left in the backlog it would fail again with every sweep.
      if (event !== undefined) await leaveBacklog(event, Number.MAX_SAFE_INTEGER, run);
      return true;
    }
    if (verdict.do === "resend" && event !== undefined) {
      const atMs = verdict.atMs ?? inSeconds(backoffSeconds(event.resends + 1, run.random()), run);
      await resend(record, event, run, atMs, verdict.reason);
      return true;
    }
    await run.queues.hide(run.queue, record.receiptHandle, backoffSeconds(receivesOf(record), run.random()));
    return false;
  } catch (second) {
    run.log.error("recovery failed", failureLine(event, record, second));
    return false;
  }
}

function inSeconds(seconds: number, { clock }: BatchRun): number {
  return clock.now() + 1000 * seconds;
}
