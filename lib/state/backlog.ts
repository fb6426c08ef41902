import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { FORMAT, load } from "./format.ts";
import { conditionally, expiresIn, queryItems, type Table } from "./table.ts";

const RETENTION_DAYS = 90;

/** An object that a rule could not serve yet: nobody was free. */
export const backlogEntry = z.object({
  rule: z.string(),
  object: z.string(),
  /** Epoch milliseconds, UTC: since when it waits; the oldest is served first. */
  since: z.number(),
  /** The version of the decision that put it here: an older decision, delivered again, doesn't take it out. */
  version: z.number(),
});
export type BacklogEntry = z.infer<typeof backlogEntry>;

const pkOf = (rule: string) => `backlog#${rule}`;
const keyOf = (entry: Pick<BacklogEntry, "rule" | "object" | "since">) => ({
  pk: pkOf(entry.rule),
  sk: `${new Date(entry.since).toISOString()}#${entry.object}`,
});

/** Adds an object to the backlog; adding it again changes nothing. */
export async function addToBacklog(table: Table, entry: BacklogEntry, nowMs: number): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...keyOf(entry), v: FORMAT, ...entry, expiresAt: expiresIn(RETENTION_DAYS, nowMs) },
    }),
  );
}

/**
 * Takes an object out of the backlog, unless a decision later than `entry.version` put it there. Taking out what is
 * not there changes nothing.
 */
export async function removeFromBacklog(table: Table, entry: BacklogEntry): Promise<void> {
  await conditionally(() =>
    table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keyOf(entry),
        ConditionExpression: "attribute_not_exists(pk) OR #version <= :version",
        ExpressionAttributeNames: { "#version": "version" },
        ExpressionAttributeValues: { ":version": entry.version },
      }),
    ),
  );
}

/** The objects that have waited longest, at most `limit`, oldest first; `after`: the last one read, to read on from. */
export async function readBacklog(
  table: Table,
  rule: string,
  limit: number,
  after?: Pick<BacklogEntry, "object" | "since">,
): Promise<BacklogEntry[]> {
  const items = await queryItems(
    table,
    {
      KeyConditionExpression: "pk = :pk AND sk > :after",
      ExpressionAttributeValues: {
        ":pk": pkOf(rule),
        ":after": after === undefined ? "0" : keyOf({ rule, ...after }).sk,
      },
    },
    limit,
  );
  return items.map((item) => load(backlogEntry, "backlog entry", item));
}
