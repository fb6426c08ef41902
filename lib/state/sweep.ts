import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { FORMAT, load } from "./format.ts";
import { expiresIn, isConditionFailure, type Table } from "./table.ts";

/** A rule whose sweeps rested for this long starts its watermarks anew. */
const RETENTION_DAYS = 400;

const counts = z.object({
  lookedAt: z.number(),
  enqueued: z.number(),
  /** By the reason of the rule's decision. */
  skipped: z.record(z.string(), z.number()),
  pages: z.number(),
  /** How often a scroll was lost and begun again. */
  restarts: z.number(),
  /** Objects known to be left when the run stopped. */
  left: z.optional(z.number()),
  /** What an operator should know, in a sentence. */
  note: z.optional(z.string()),
});
export type SweepCounts = z.infer<typeof counts>;

const run = z.object({
  /** Epoch milliseconds, UTC: when the scheduler asked for it; part of its events' ids. */
  scheduledAt: z.number(),
  mode: z.enum(["live", "dry-run"]),
  /** Objects that it may enqueue. */
  limit: z.number(),
  /** Objects that each leg may enqueue of those that were never live before. */
  firstLimit: z._default(z.number(), 0),
  enqueued: z.number(),
  /** The legs that are through, by name. */
  done: z.array(z.string()),
  /** The leg that enqueued last. */
  spender: z.optional(z.string()),
  /** Hand-overs and waits since the scheduler last had a hand in it. */
  handOvers: z.number(),
  legs: z.record(z.string(), counts),
});
export type SweepRun = z.infer<typeof run>;

const place = z.object({
  /** Where the next page begins; absent at the beginning. */
  cursor: z.optional(z.json()),
  /** The cursor is that of a scroll, which is over a minute after its last use. */
  isOpenScroll: z.optional(z.boolean()),
  /** Objects of the page at the cursor that were enqueued before the budget ended. */
  partial: z.optional(z.array(z.string())),
  /** How far the leg's last complete listing came. */
  mark: z.optional(z.json()),
});
export type SweepPlace = z.infer<typeof place>;

/** The sweeps of a rule: who runs them now, the run under way, and where each leg stands. */
export const sweep = z.object({
  rule: z.string(),
  /** The invocation that has the lease. */
  owner: z.string(),
  /** Epoch milliseconds, UTC: until when; 0 when it was given back. */
  until: z.number(),
  /** One more with every take-over: what an earlier owner writes is refused. */
  fence: z.number(),
  /** The run that is not over. */
  run: z.optional(run),
  /** Where each leg stands, by mode and name: `live/reconcile`. What a dry run has seen, a live one has not. */
  places: z.record(z.string(), place),
  /** The leg that used up the last run's budget: the next run begins after it. */
  spentBy: z.optional(z.string()),
  /** When the last run that is over was scheduled, epoch milliseconds, UTC. */
  lastRun: z.optional(z.number()),
  /** The legs, by name, that a live run has enqueued of since the last dry run. */
  liveLegs: z._default(z.array(z.string()), () => []),
});
export type Sweep = z.infer<typeof sweep>;

const keyOf = (rule: string) => ({ pk: `sweep#${rule}`, sk: "lease" });

/** The sweeps of a rule, strongly consistent; undefined before the first. */
export async function readSweep(table: Table, rule: string): Promise<Sweep | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keyOf(rule), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : load(sweep, "sweep", Item);
}

/**
 * Takes the lease: `next` has the new owner and the fence after the one that was read (1 for the first). False if
 * someone else took it, or saved, since. Whether the lease is over is the caller's to judge, on what was read.
 */
export async function takeSweep(
  table: Table,
  next: Sweep,
  read: Sweep | undefined,
  nowMs: number,
): Promise<boolean> {
  const isOurs = "(#fence = :next AND #owner = :owner)";
  const isAsRead =
    read === undefined
      ? "attribute_not_exists(pk)"
      : "(#fence = :read AND #owner = :readOwner AND #until = :until)";
  return put(table, next, nowMs, {
    ConditionExpression: `${isAsRead} OR ${isOurs}`,
    ExpressionAttributeNames: {
      "#fence": "fence",
      "#owner": "owner",
      ...(read === undefined ? {} : { "#until": "until" }),
    },
    ExpressionAttributeValues: {
      ":next": next.fence,
      ":owner": next.owner,
      ...(read === undefined ? {} : { ":read": read.fence, ":readOwner": read.owner, ":until": read.until }),
    },
  });
}

/** Saves the progress of the lease's owner. False if someone else has taken it over: the sweep is theirs now. */
export async function saveSweep(table: Table, next: Sweep, nowMs: number): Promise<boolean> {
  return put(table, next, nowMs, {
    ConditionExpression: "#owner = :owner AND #fence = :fence",
    ExpressionAttributeNames: { "#owner": "owner", "#fence": "fence" },
    ExpressionAttributeValues: { ":owner": next.owner, ":fence": next.fence },
  });
}

async function put(
  table: Table,
  item: Sweep,
  nowMs: number,
  condition: {
    ConditionExpression: string;
    ExpressionAttributeNames: Record<string, string>;
    ExpressionAttributeValues: Record<string, unknown>;
  },
): Promise<boolean> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keyOf(item.rule), v: FORMAT, ...item, expiresAt: expiresIn(RETENTION_DAYS, nowMs) },
        ...condition,
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}
