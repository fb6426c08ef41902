import type { Clock } from "../../intercom/index.ts";
import type { Notification } from "../../intercom/webhooks/index.ts";
import {
  findParked,
  type ParkedFilter,
  type ParkedMessage,
  type ParkedPage,
  readPause,
  type Table,
  unpark,
} from "../../state/index.ts";
import { NO_RULE } from "../dead-letters.ts";
import { writeMessage } from "../event.ts";
import type { Log } from "../log.ts";
import type { Queues } from "../queue.ts";
import { DAMAGED, judge, NO_BUS, PAUSED_STILL, RULE_UNKNOWN, type Verdict } from "./judge.ts";
import { createTally, type ReplayReport, type Tally } from "./report.ts";

/** Messages sent before the first of them is taken from where it was parked. */
const AT_ONCE = 20;
/** SQS takes 256 kB in one request, however many messages it has. */
const TOGETHER_BYTES = 200_000;

/** Which parked messages to replay; without a rule those of every rule, and of none. */
export type ReplayFilter = Omit<ParkedFilter, "rule"> & { readonly rule?: string };

/** What a replay needs, and who asks for it. */
export interface ReplayBy {
  readonly table: Table;
  /** The names of all rules. */
  readonly rules: readonly string[];
  /** A rule's queues; undefined for a rule that is no more. */
  queues(rule: string): Queues | undefined;
  /** Puts a notification on the bus again, for those that belong to no rule. Without it, they are refused. */
  readonly toBus?: (notification: Notification) => Promise<void>;
  readonly clock: Clock;
  /** Who replays: kept in the message and in what becomes of it. */
  readonly operator: string;
  readonly log: Log;
}

/**
 * Sends parked messages to their queues again, oldest first, with the same event id, and takes each from where it
 * was parked once it is sent. Ended in between by a crash or an error, it can be run again: what was sent twice is
 * recognised by its id. Those that come back to be parked during the replay are left for the next one. Messages of
 * a paused rule are refused: `resume` replays them. Throws what the table and the queues throw.
 */
export async function replayParked(filter: ReplayFilter, by: ReplayBy): Promise<ReplayReport> {
  const rules = filter.rule === undefined ? [...by.rules, NO_RULE] : [filter.rule];
  const at = by.clock.now();
  const tally = createTally();
  for (const rule of rules) {
    let cursor: string | undefined;
    do {
      const page: ParkedPage = await findParked(
        by.table,
        { ...filter, rule },
        cursor === undefined ? { limit: AT_ONCE } : { cursor, limit: AT_ONCE },
      );
      for (const _ of page.unreadable) tally.refuse(DAMAGED);
      await replayPage(rule, page.messages, at, tally, by);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return tally.report();
}

async function replayPage(
  rule: string,
  messages: readonly ParkedMessage[],
  at: number,
  tally: Tally,
  by: ReplayBy,
): Promise<void> {
  if (messages.length === 0) return;
  const queues = by.queues(rule);
  const stop = await whyNot(rule, queues, by);
  const sent: ParkedMessage[] = [];
  const bodies = { live: [] as string[], sweep: [] as string[] };
  for (const message of messages) {
    // Sent by this very replay, and parked again: once is enough.
    if (message.replay?.at === at && message.replay.by === by.operator) continue;
    const verdict = stop ?? judge(message);
    if (verdict.to === "nowhere") tally.refuse(verdict.why);
    else if (verdict.to === "bus" && by.toBus === undefined) tally.refuse(NO_BUS);
    else sent.push(message);
    if (verdict.to === "bus") await by.toBus?.(verdict.notification);
    if (verdict.to !== "queue") continue;
    const replay = { at, by: by.operator };
    bodies[verdict.queue].push(writeMessage({ ...verdict.event, resends: 0, replay }));
  }
  for (const queue of ["live", "sweep"] as const) {
    if (queues !== undefined) await sendAll(queues, queue, bodies[queue]);
  }
  const away = await Promise.all(sent.map((message) => unpark(by.table, message)));
  for (const isAway of away) tally.count(isAway);
  for (const { event, reason } of sent) by.log.info("replayed", { rule, event, reason, by: by.operator });
}

/** Whole notifications may be too large to be sent several at once. */
async function sendAll(queues: Queues, queue: "live" | "sweep", bodies: readonly string[]): Promise<void> {
  const bytes = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
  if (bodies.length > 0 && bytes <= TOGETHER_BYTES) return queues.sendAll(queue, bodies);
  for (const body of bodies) await queues.send(queue, body, 0);
}

async function whyNot(rule: string, queues: Queues | undefined, by: ReplayBy): Promise<Verdict | undefined> {
  if (rule === NO_RULE) return undefined;
  if (queues === undefined) return { to: "nowhere", why: RULE_UNKNOWN };
  const pause = await readPause(by.table, rule);
  return pause === undefined ? undefined : { to: "nowhere", why: PAUSED_STILL };
}
