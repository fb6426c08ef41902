import { readBacklog, type Table } from "../state/index.ts";
import { itemOf, writeMessage } from "./event.ts";
import type { Log } from "./log.ts";
import type { Queues } from "./queue.ts";
import type { Reading, Rule } from "./rule.ts";

/** Objects that one sweep enqueues at most; the next one goes on where it stopped. */
const BUDGET = 500;

/** What a sweep did. */
export interface SweepReport {
  readonly rule: string;
  readonly lookedAt: number;
  readonly enqueued: number;
  readonly because: string;
}

/**
 * Enqueues the objects of a rule's backlog, those that wait longest first, if the rule can serve anyone now.
 * `scheduledAt` (epoch milliseconds, UTC) is part of each event's id, so that a sweep that runs twice enqueues
 * the same events. Throws what the table, the client and the queue throw; the scheduler runs it again.
 */
export async function sweepBacklog<Facts>(
  rule: Rule<Facts>,
  scheduledAt: number,
  by: { readonly table: Table; readonly reading: Reading; readonly queues: Queues; readonly log: Log },
): Promise<SweepReport> {
  const report = await drain(rule, scheduledAt, by);
  by.log.info("sweep", { ...report });
  return report;
}

async function drain<Facts>(
  rule: Rule<Facts>,
  scheduledAt: number,
  by: { readonly table: Table; readonly reading: Reading; readonly queues: Queues },
): Promise<SweepReport> {
  const nothing = (lookedAt: number, because: string) => ({
    rule: rule.name,
    lookedAt,
    enqueued: 0,
    because,
  });
  if (rule.mode !== "live")
    return nothing(0, `The rule is ${rule.mode}: only a live one serves its backlog.`);
  const backlog = await readBacklog(by.table, rule.name, BUDGET);
  if (backlog.length === 0) return nothing(0, "The backlog is empty.");
  const { can, because } = await rule.canServe(by.reading);
  if (!can) return nothing(backlog.length, because);
  const when = new Date(scheduledAt).toISOString();
  const messages = backlog.map(({ object, since }) =>
    writeMessage({
      id: `sweep/${rule.name}/${when}/${object}`,
      topic: "sweep",
      at: scheduledAt,
      item: itemOf(object),
      waitsSince: since,
      resends: 0,
    }),
  );
  await by.queues.sendAll("sweep", messages);
  return { rule: rule.name, lookedAt: backlog.length, enqueued: messages.length, because };
}
