import { DeleteCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { FORMAT, load } from "./format.ts";
import { expiresIn, type Table } from "./table.ts";

const RETENTION_DAYS = 90;

/** An object that a rule could not serve yet: nobody was free. */
export const backlogEntry = z.object({
  rule: z.string(),
  object: z.string(),
  /** Epoch milliseconds, UTC: since when it waits; the oldest is served first. */
  since: z.number(),
});
export type BacklogEntry = z.infer<typeof backlogEntry>;

const pkOf = (rule: string) => `backlog#${rule}`;
const keyOf = (entry: BacklogEntry) => ({
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

/** Removes an object from the backlog; removing what is not there changes nothing. */
export async function removeFromBacklog(table: Table, entry: BacklogEntry): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keyOf(entry) }));
}

/** The objects that have waited longest, at most `limit`, oldest first. */
export async function readBacklog(table: Table, rule: string, limit: number): Promise<BacklogEntry[]> {
  const entries: BacklogEntry[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pkOf(rule) },
        Limit: limit - entries.length,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    for (const item of page.Items ?? []) entries.push(load(backlogEntry, "backlog entry", item));
    start = page.LastEvaluatedKey;
  } while (start !== undefined && entries.length < limit);
  return entries;
}
