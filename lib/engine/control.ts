import type { SQSRecord } from "aws-lambda";
import {
  ALL_RULES,
  type PauseSwitch,
  pauseRule,
  readPause,
  resumeRule,
  type Table,
  unpark,
} from "../state/index.ts";
import { readMessage } from "./event.ts";
import { park } from "./park.ts";
import { type ReplayBy, replayParked } from "./replay/replay.ts";
import type { ReplayReport } from "./replay/report.ts";

/** The reason under which the messages of a paused rule are parked. */
export const PAUSED = "paused";

/**
 * Pauses a rule, or all of them with `ALL_RULES`: from its next batch on, what comes for it is parked. A plan that
 * is being applied is finished. Pausing again changes nothing. Throws SwitchBusyError, and the table's errors.
 */
export async function pause(
  rule: string,
  because: string,
  by: Pick<ReplayBy, "table" | "clock" | "operator" | "log">,
): Promise<PauseSwitch> {
  const to = await pauseRule(by.table, rule, { by: by.operator, because }, by.clock.now());
  by.log.info("paused", { rule, by: by.operator, version: to.version });
  return to;
}

/** What resuming did: the switch, and what was replayed of what had been parked. */
export interface ResumeReport extends ReplayReport {
  readonly switch: PauseSwitch;
}

/**
 * Resumes a rule, or ends the pause of all with `ALL_RULES`: turns the switch first, and then replays what was
 * parked meanwhile, oldest first. Ended in between, it is run again and goes on; on a rule that isn't paused it
 * replays what may be left. What another switch still pauses stays parked, and is counted as refused for `paused`.
 * Throws SwitchBusyError, and what the table and the queues throw.
 */
export async function resume(rule: string, because: string, by: ReplayBy): Promise<ResumeReport> {
  const to = await resumeRule(by.table, rule, { by: by.operator, because }, by.clock.now());
  by.log.info("resumed", { rule, by: by.operator, version: to.version });
  const report = await replayParked({ ...(rule === ALL_RULES ? {} : { rule }), reasons: [PAUSED] }, by);
  return { ...report, switch: to };
}

/** What parking a message of a paused rule needs. */
export interface PausedBy {
  readonly table: Table;
  readonly rule: { readonly name: string };
  readonly queue: "live" | "sweep";
}

/**
 * Parks a message because its rule is paused. True when it is parked and may be acknowledged. False when it has to
 * be processed: the rule was resumed while we parked, and the replay may have gone past; or the message is one that
 * nobody can read, which is parked for that. Never both lost and false: what a replay took as well is recognised.
 */
export async function parkPaused(record: SQSRecord, by: PausedBy): Promise<boolean> {
  const event = readMessage(record.body);
  if (event === undefined) return false;
  const rule = by.rule.name;
  await park(by.table, rule, record, event.id, { reason: PAUSED, remedy: REMEDY, queue: by.queue });
  // Only now, after parking: a resume turns the switch before it lists, so that either it sees us or we see it.
  if ((await readPause(by.table, rule)) !== undefined) return true;
  await takeBackPaused(record, by);
  return false;
}

/**
 * Takes back what `parkPaused` parked for this delivery or an earlier one of the same message. For a message that
 * is handed out again when its rule isn't paused: whoever parked it may have died before it looked at the switch.
 * Nothing parked, nothing changed.
 */
export async function takeBackPaused(record: SQSRecord, by: Pick<PausedBy, "table" | "rule">): Promise<void> {
  const event = readMessage(record.body);
  if (event === undefined) return;
  const at = Number(record.attributes.SentTimestamp);
  await unpark(by.table, { rule: by.rule.name, event: event.id, at, reason: PAUSED });
}

const REMEDY = "The rule is paused. Resuming it replays this; nothing else is to be done.";
