import { GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { SwitchboardError } from "../intercom/errors/index.ts";
import { FORMAT, load } from "./format.ts";
import { expiresIn, isConditionFailure, type Table } from "./table.ts";

/** A switch stays as it is until someone turns it. */
const RETENTION_DAYS = 3_650;
/** Changes kept of a switch, for "who did that?". */
const CHANGES_KEPT = 20;
/** Two operators who turn one switch at once need two tries. */
const TRIES = 5;

/** The switch of every rule at once: the kill switch. */
export const ALL_RULES = "*";

const change = z.object({
  paused: z.boolean(),
  /** Epoch milliseconds, UTC. */
  at: z.number(),
  /** The operator. */
  by: z.string(),
  /** Why, in a sentence, for people. */
  because: z.string(),
});

/** The pause switch of a rule, or of all (`*`): how it stands, and its last changes, oldest first. */
export const pauseSwitch = z.extend(change, {
  rule: z.string(),
  /** One more with each change. */
  version: z.number(),
  changes: z.array(change),
});
export type PauseSwitch = z.infer<typeof pauseSwitch>;

/** A pause that is in force: whose switch (`*` for the kill switch), since when, by whom and why. */
export type Pause = Pick<PauseSwitch, "rule" | "at" | "by" | "because">;

/** Who turns a switch, and why. */
export interface Turn {
  readonly by: string;
  readonly because: string;
}

/** A switch was turned by others each time we tried; nothing was changed by us. */
export class SwitchBusyError extends SwitchboardError {
  constructor(rule: string) {
    super(
      `the switch of ${rule} was turned by someone else ${TRIES} times in a row: look at it, then try again`,
      {
        code: "state.switch_busy",
        retryable: true,
        details: { rule, tries: TRIES },
      },
    );
    this.name = "SwitchBusyError";
  }
}

const PK = "control";

/** Why a rule must not run now, by its own switch or the kill switch; undefined when it may. One consistent read. */
export async function readPause(table: Table, rule: string): Promise<Pause | undefined> {
  // The switches of other rules are none of our business: a damaged one must not stop this rule.
  const items = (await queryControl(table)).filter(({ sk }) => sk === ALL_RULES || sk === rule);
  const on = items.map((item) => load(pauseSwitch, "pause switch", item)).find(({ paused }) => paused);
  return on === undefined ? undefined : { rule: on.rule, at: on.at, by: on.by, because: on.because };
}

/** Every switch that was ever turned, the kill switch first: strongly consistent. */
export async function readSwitches(table: Table): Promise<PauseSwitch[]> {
  return (await queryControl(table)).map((item) => load(pauseSwitch, "pause switch", item));
}

async function queryControl(table: Table) {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": PK },
      ConsistentRead: true,
    }),
  );
  return Items;
}

/** Pauses a rule, or all with `ALL_RULES`. A rule that is paused already keeps its first pause. Throws SwitchBusyError. */
export async function pauseRule(table: Table, rule: string, turn: Turn, nowMs: number): Promise<PauseSwitch> {
  return turnSwitch(table, rule, { ...turn, paused: true, at: nowMs });
}

/** Ends a pause; without one nothing changes. What was parked meanwhile is `resume`'s to replay. Throws SwitchBusyError. */
export async function resumeRule(
  table: Table,
  rule: string,
  turn: Turn,
  nowMs: number,
): Promise<PauseSwitch> {
  return turnSwitch(table, rule, { ...turn, paused: false, at: nowMs });
}

async function turnSwitch(table: Table, rule: string, to: z.infer<typeof change>): Promise<PauseSwitch> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const { Item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key: { pk: PK, sk: rule }, ConsistentRead: true }),
    );
    const now = Item === undefined ? undefined : load(pauseSwitch, "pause switch", Item);
    // Also when our own write is repeated because its answer was lost.
    if (now?.paused === to.paused) return now;
    const { paused, at, by, because } = to;
    const entry = { paused, at, by, because };
    const changes = [...(now?.changes ?? []), entry].slice(-CHANGES_KEPT);
    const next = { ...entry, rule, version: (now?.version ?? 0) + 1, changes };
    if (await write(table, next)) return next;
  }
  throw new SwitchBusyError(rule);
}

/** Writes the switch that follows the one read. False if someone turned it meanwhile. */
async function write(table: Table, next: PauseSwitch): Promise<boolean> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { pk: PK, sk: next.rule, v: FORMAT, ...next, expiresAt: expiresIn(RETENTION_DAYS, next.at) },
        ...(next.version === 1
          ? { ConditionExpression: "attribute_not_exists(pk)" }
          : {
              ConditionExpression: "#version = :read",
              ExpressionAttributeNames: { "#version": "version" },
              ExpressionAttributeValues: { ":read": next.version - 1 },
            }),
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}
