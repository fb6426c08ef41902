import type { SQSRecord } from "aws-lambda";
import { clearDue, removeFromBacklog } from "../state/index.ts";
import { parkPaused, takeBackPaused } from "./control.ts";
import { leaveDue } from "./due.ts";
import { OVER_BUDGET } from "./errors.ts";
import { objectKey, type RuleEvent, readMessage } from "./event.ts";
import { backoffSeconds, classify, type Verdict } from "./failure.ts";
import { decisionLine, failureLine, type Log, receivesOf } from "./log.ts";
import type { Meter } from "./meter.ts";
import { park } from "./park.ts";
import { type Ended, type Outcome, type Processing, processEvent } from "./process-event.ts";
import { modeOf } from "./propose.ts";
import type { Queues } from "./queue.ts";
import { inSeconds, resend } from "./resend.ts";

/** With less time than this left, an event is handed back rather than begun. */
const SHORTEST_MS = 3_000;

const UNREADABLE = {
  reason: "message_unreadable",
  remedy:
    "The message is neither a notification from the bus nor one of our own; find out who sends to this queue.",
};

/** What handling a message needs beyond deciding about its event. */
export interface Handling extends Omit<Processing, "tookUp"> {
  readonly queues: Queues;
  readonly queue: "live" | "sweep";
  readonly log: Log;
  readonly meter: Meter;
  /** Epoch milliseconds, UTC: the invocation is stopped then. */
  readonly deadline: number;
  /** Calls to Intercom that the invocation has made so far. */
  calls(): number;
  /** Whether the rule is paused: asked of the table once an invocation. */
  isPaused(): Promise<boolean>;
  /** Told of every decision that acted, or would have. */
  note(outcome: Ended): void;
}

/** True when the message may be deleted: processed, parked, or sent again. Never throws. */
export async function handleMessage(record: SQSRecord, by: Handling): Promise<boolean> {
  const event = readMessage(record.body);
  try {
    if (event === undefined) {
      await park(by.table, by.rule.name, record, record.messageId, { ...UNREADABLE, queue: by.queue });
      return true;
    }
    if (!(await isSetAside(record, event, by))) await handleEvent(record, event, by);
    return true;
  } catch (error) {
    const verdict = classify(error);
    const line = { rule: by.rule.name, ...failureLine(event, record, error) };
    // Waiting for Intercom, AWS or the next hour is no failure.
    if (verdict.do === "resend") by.log.info("event waits", line);
    else by.log.error("event failed", line);
    return recover(record, event, verdict, by);
  }
}

/** Parks the message of a paused rule; false when it is to be processed, here and now. */
async function isSetAside(record: SQSRecord, event: RuleEvent, by: Handling): Promise<boolean> {
  if (!(await by.isPaused())) {
    // Whoever had it before may have parked it and died before it looked at the switch again.
    if (receivesOf(record) > 1) await takeBackPaused(record, by);
    return false;
  }
  if (!(await parkPaused(record, by))) return false;
  by.log.info("paused", { rule: by.rule.name, event: event.id, topic: event.topic });
  by.meter.measure({ rule: by.rule.name, outcome: "paused", durationMs: 0, calls: 0 });
  return true;
}

async function handleEvent(record: SQSRecord, event: RuleEvent, by: Handling): Promise<void> {
  const started = { at: by.clock.now(), calls: by.calls() };
  if (by.deadline - started.at < SHORTEST_MS) return resend(record, event, by, started.at, "time_left");
  const outcome = await processEvent(event, {
    ...by,
    tookUp(ended) {
      by.note(ended);
      const { event: id, topic, at } = ended.decision;
      tell({ id, topic, at, resends: 0 }, ended, started, by);
    },
  });
  // Intercom's own duplicates are recognised at the cost of a read; only ours may have missed their run record.
  if (isNews(outcome, record, event)) by.note(outcome);
  tell(event, outcome, started, by);
  await conclude(record, event, outcome, by);
}

function isNews(outcome: Outcome, record: SQSRecord, event: RuleEvent): outcome is Ended {
  if (outcome.kind === "later" || outcome.kind === "skipped") return false;
  if (outcome.kind !== "duplicate") return true;
  return receivesOf(record) > 1 || event.resends > 0 || event.replay !== undefined;
}

function tell(
  event: Pick<RuleEvent, "id" | "topic" | "at" | "resends" | "replay">,
  outcome: Outcome,
  started: { readonly at: number; readonly calls: number },
  by: Handling,
): void {
  const now = by.clock.now();
  const spent = { durationMs: now - started.at, calls: by.calls() - started.calls };
  by.log.info(
    "decision",
    decisionLine(event, outcome, { rule: by.rule.name, ageMs: now - event.at, ...spent }),
  );
  const isLiveAction = outcome.kind === "acted" && by.queue === "live" && event.replay === undefined;
  by.meter.measure({
    rule: by.rule.name,
    outcome: outcome.kind,
    ...spent,
    ...(isLiveAction ? { ageMs: now - event.at } : {}),
  });
}

async function conclude(record: SQSRecord, event: RuleEvent, outcome: Outcome, by: Handling): Promise<void> {
  if (outcome.kind === "later") {
    return resend(record, event, by, inSeconds(backoffSeconds(1, by.random()), by), outcome.reason);
  }
  if (outcome.kind === "failed") {
    const verdict = classify(outcome.error);
    if (verdict.do !== "park") throw outcome.error;
    await park(by.table, by.rule.name, record, event.id, { ...verdict, queue: by.queue });
  }
  const { version, waitsSince, hold } = outcome.decision;
  if (waitsSince === undefined || hold !== undefined) await leaveBacklog(event, version, by);
  await leaveDue(by.table, outcome.decision, event.dueAt);
}

/** The event of a sweep is dealt with: its object leaves the backlog. Only a live rule serves anyone. */
async function leaveBacklog(event: RuleEvent, version: number, by: Handling): Promise<void> {
  const object = by.rule.objectOf(event);
  if (by.rule.mode !== "live" || event.waitsSince === undefined || object === undefined) return;
  const entry = { rule: by.rule.name, object: objectKey(object), since: event.waitsSince, version };
  await removeFromBacklog(by.table, entry);
}

/** A message that was parked is nobody's to list any more: it would fail again with every sweep. */
async function leaveLists(event: RuleEvent, by: Handling): Promise<void> {
  await leaveBacklog(event, Number.MAX_SAFE_INTEGER, by);
  const object = by.rule.objectOf(event);
  if (event.dueAt === undefined || object === undefined) return;
  const item = { rule: by.rule.name, object: objectKey(object), at: event.dueAt };
  await clearDue(by.table, { ...item, mode: modeOf(by.rule), version: Number.MAX_SAFE_INTEGER });
}

/** Whether the event stands on one of our own lists until it has been dealt with. */
function isListed({ dueAt, waitsSince }: RuleEvent): boolean {
  return dueAt !== undefined || waitsSince !== undefined;
}

/** What a failed message becomes; false leaves it to SQS, which hands it out again or moves it to the DLQ. */
async function recover(
  record: SQSRecord,
  event: RuleEvent | undefined,
  verdict: Verdict,
  by: Handling,
): Promise<boolean> {
  try {
    if (verdict.do === "park") {
      const why = { ...verdict, queue: by.queue };
      await park(by.table, by.rule.name, record, event?.id ?? record.messageId, why);
      if (event !== undefined) await leaveLists(event, by);
      by.meter.measure({ rule: by.rule.name, outcome: "parked", durationMs: 0, calls: 0 });
      return true;
    }
    if (verdict.do === "resend" && event !== undefined) {
      // Its list brings it back: sent again as well, it would be there once more with every sweep.
      if (verdict.reason === OVER_BUDGET && isListed(event)) return true;
      const atMs = verdict.atMs ?? inSeconds(backoffSeconds(event.resends + 1, by.random()), by);
      await resend(record, event, by, atMs, verdict.reason);
      return true;
    }
    await by.queues.hide(by.queue, record.receiptHandle, backoffSeconds(receivesOf(record), by.random()));
    return false;
  } catch (second) {
    by.log.error("recovery failed", { rule: by.rule.name, ...failureLine(event, record, second) });
    return false;
  }
}
