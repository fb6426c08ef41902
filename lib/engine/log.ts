import type { SQSRecord } from "aws-lambda";
import { isSwitchboardError } from "../intercom/index.ts";
import type { Action } from "../state/index.ts";
import type { RuleEvent } from "./event.ts";
import type { Outcome } from "./process-event.ts";

/** Where log lines go: one JSON object each. Fields are ids, stable words and numbers, never content or secrets. */
export interface Log {
  info(message: string, fields: Record<string, unknown>): void;
  error(message: string, fields: Record<string, unknown>): void;
}

/**
 * The line that every decision leaves in the log. `event` is the notification's id, which the webhook's line has
 * too, and `requests` are Intercom's own ids of the calls that changed something. Times are milliseconds.
 */
export function decisionLine(
  event: Pick<RuleEvent, "id" | "topic" | "resends" | "replay">,
  outcome: Outcome,
  spent: {
    readonly rule: string;
    readonly durationMs: number;
    readonly ageMs: number;
    readonly calls: number;
  },
): Record<string, unknown> {
  const { id, topic, resends, replay } = event;
  const common = { event: id, topic, resends, ...(replay === undefined ? {} : { replay }), ...spent };
  if (outcome.kind === "later") return { ...common, outcome: "later", reason: outcome.reason };
  const { object, reason, because, mode, version, run, actions, receipts } = outcome.decision;
  return {
    ...common,
    outcome: outcome.kind,
    object,
    reason,
    because,
    mode,
    version,
    run,
    actions: actions.map(actionFields),
    results: receipts.map(({ result }) => result),
  };
}

function actionFields(action: Action): Record<string, string> {
  return action.kind === "assign" ? { kind: action.kind, to: action.to.id } : { kind: action.kind };
}

/** The line of a message whose processing threw: the class of error, and its details if they are ours. */
export function failureLine(
  event: RuleEvent | undefined,
  record: SQSRecord,
  error: unknown,
): Record<string, unknown> {
  const common = { event: event?.id, message: record.messageId, receives: receivesOf(record) };
  if (isSwitchboardError(error))
    return { ...common, code: error.code, retryable: error.retryable, ...error.details };
  return { ...common, code: "unknown", error: error instanceof Error ? error.name : typeof error };
}

/** How often SQS has handed this message out. */
export function receivesOf(record: SQSRecord): number {
  return Number(record.attributes.ApproximateReceiveCount);
}
