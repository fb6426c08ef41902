import { PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Receipt } from "./action.ts";
import { type Claim, type Decision, decision } from "./decision.ts";
import { FORMAT, load } from "./format.ts";
import { expiresIn, isConditionFailure, queryItems, type Table } from "./table.ts";

/** Days that a decision is kept at least: longer than any sender's retry, so that a late duplicate finds it. */
export const DECISIONS_KEPT_DAYS = 30;
/** A hold lasts until it is released, and its decision with it. */
const HOLD_RETENTION_DAYS = 3_650;
/** Decisions read at once: about 4 kB, one read unit. */
const RECENT = 10;

export interface Seen {
  /** The newest decision of this object and rule. */
  readonly head: Decision | undefined;
  /** The newest decision that this event led to. */
  readonly mine: Decision | undefined;
  /** The newest ten, newest first. */
  readonly recent: readonly Decision[];
}

const pkOf = (object: string) => object;
const skOf = (rule: string, version: number) => `${rule}#${String(version).padStart(9, "0")}`;

/**
 * Reads the head of an object and rule, and the decision of one event if there is one: strongly consistent.
 * `eventAt` (epoch milliseconds) says how old the event is: only for one older than the ten newest decisions
 * does it read further back.
 */
export async function readDecisions(
  table: Table,
  key: { object: string; rule: string; event: string; eventAt: number },
): Promise<Seen> {
  const recent = await query(table, key.object, key.rule, RECENT);
  const mine = recent.find((entry) => entry.event === key.event);
  const oldest = recent.at(-1);
  const mayBeOlder = oldest !== undefined && recent.length === RECENT && key.eventAt <= oldest.at;
  if (mine !== undefined || !mayBeOlder) return { head: recent[0], mine, recent };
  const all = await query(table, key.object, key.rule);
  return { head: all[0], mine: all.find((entry) => entry.event === key.event), recent: all.slice(0, RECENT) };
}

/** All decisions of an object and rule, newest first; `limit` at most. */
export async function listDecisions(
  table: Table,
  object: string,
  rule: string,
  limit?: number,
): Promise<readonly Decision[]> {
  return query(table, object, rule, limit);
}

/**
 * Adds a decision as the new head. False if another decision took that version first: read and decide again.
 * Each of the writes here is true again when the client repeats it because its answer was lost.
 */
export async function appendDecision(table: Table, entry: Decision): Promise<boolean> {
  const isNew = "attribute_not_exists(pk)";
  const isThisVeryOne = "#event = :event AND #at = :at AND #outcome = :outcome";
  const days = Math.max(
    DECISIONS_KEPT_DAYS,
    entry.memory?.live?.keepDays ?? 0,
    entry.hold === undefined ? 0 : HOLD_RETENTION_DAYS,
  );
  const hasSameOwner = entry.claim === undefined ? "attribute_not_exists(#claim)" : "#claim.#owner = :owner";
  return conditionally(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          pk: pkOf(entry.object),
          sk: skOf(entry.rule, entry.version),
          v: FORMAT,
          ...entry,
          // Were it gone before an older one, that would be the head again, with its hold and its memory.
          expiresAt: Math.max(expiresIn(days, entry.at), entry.expiresAt ?? 0),
        },
        ConditionExpression: `${isNew} OR (${isThisVeryOne} AND ${hasSameOwner})`,
        ExpressionAttributeNames: {
          "#event": "event",
          "#at": "at",
          "#outcome": "outcome",
          "#claim": "claim",
          ...(entry.claim === undefined ? {} : { "#owner": "owner" }),
        },
        ExpressionAttributeValues: {
          ":event": entry.event,
          ":at": entry.at,
          ":outcome": entry.outcome,
          ...(entry.claim === undefined ? {} : { ":owner": entry.claim.owner }),
        },
      }),
    ),
  );
}

/** Takes an open plan over from an owner whose lease is over at `nowMs`. False if someone else did, or it is done. */
export async function takeOverDecision(
  table: Table,
  entry: Decision,
  claim: Claim,
  nowMs: number,
): Promise<boolean> {
  const isOpen = "#state = :open";
  const leaseIsOver = "#claim.#until < :now";
  const isOurs = "#claim.#owner = :owner AND #claim.#until = :until";
  return conditionally(() =>
    table.client.send(
      new UpdateCommand({
        ...keyOf(table, entry),
        UpdateExpression: "SET #claim = :claim",
        ConditionExpression: `${isOpen} AND (${leaseIsOver} OR ${isOurs})`,
        ExpressionAttributeNames: {
          "#state": "state",
          "#claim": "claim",
          "#owner": "owner",
          "#until": "until",
        },
        ExpressionAttributeValues: {
          ":open": "open",
          ":now": nowMs,
          ":claim": claim,
          ":owner": claim.owner,
          ":until": claim.until,
        },
      }),
    ),
  );
}

/** Ends the owner's lease now, so that the next attempt need not wait for it. False if it was taken over. */
export async function releaseDecision(table: Table, entry: Decision, owner: string): Promise<boolean> {
  return conditionally(() =>
    table.client.send(
      new UpdateCommand({
        ...keyOf(table, entry),
        UpdateExpression: "SET #claim.#until = :never",
        ConditionExpression: "#state = :open AND #claim.#owner = :owner",
        ExpressionAttributeNames: {
          "#state": "state",
          "#claim": "claim",
          "#until": "until",
          "#owner": "owner",
        },
        ExpressionAttributeValues: { ":open": "open", ":owner": owner, ":never": 0 },
      }),
    ),
  );
}

/** Writes the receipts and ends the plan. False if another owner took it over meanwhile. */
export async function finishDecision(
  table: Table,
  entry: Decision,
  owner: string,
  end: { state: "done" | "failed"; receipts: readonly Receipt[] },
): Promise<boolean> {
  return conditionally(() =>
    table.client.send(
      new UpdateCommand({
        ...keyOf(table, entry),
        UpdateExpression: "SET #state = :state, #receipts = :receipts",
        ConditionExpression: "#claim.#owner = :owner AND (#state = :open OR #state = :state)",
        ExpressionAttributeNames: {
          "#state": "state",
          "#receipts": "receipts",
          "#claim": "claim",
          "#owner": "owner",
        },
        ExpressionAttributeValues: {
          ":open": "open",
          ":owner": owner,
          ":state": end.state,
          ":receipts": end.receipts,
        },
      }),
    ),
  );
}

function keyOf(table: Table, entry: Decision) {
  return { TableName: table.name, Key: { pk: pkOf(entry.object), sk: skOf(entry.rule, entry.version) } };
}

async function query(table: Table, object: string, rule: string, limit?: number): Promise<Decision[]> {
  const items = await queryItems(
    table,
    {
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :rule)",
      ExpressionAttributeValues: { ":pk": pkOf(object), ":rule": `${rule}#` },
      ScanIndexForward: false,
      ConsistentRead: true,
    },
    limit,
  );
  return items.map((item) => load(decision, "decision", item));
}

async function conditionally(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}
