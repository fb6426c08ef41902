import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { SwitchboardError } from "../intercom/errors/index.ts";
import { FORMAT, load } from "./format.ts";
import { expiresIn, queryItems, type Table } from "./table.ts";

/** A person is too large to be kept, so that nothing that needs a snapshot may be done to them. */
export class SnapshotTooLargeError extends SwitchboardError {
  constructor(object: string, bytes: number) {
    super(
      `${object} takes ${bytes} bytes and a snapshot may have ${MOST_BYTES}: remove some of its custom attributes, or exempt it`,
      { code: "state.snapshot_too_large", retryable: false, details: { object, bytes } },
    );
    this.name = "SnapshotTooLargeError";
  }
}

/** Long enough for somebody to come back from parental leave and miss a customer. */
const RETENTION_DAYS = 400;
/** DynamoDB's limit of an item is 400 kB. */
const MOST_BYTES = 350_000;

/** A person as Intercom had them before a rule changed who they are: what a restore works from. */
export const snapshot = z.object({
  /** `person#<id>`. */
  object: z.string(),
  /** Epoch milliseconds, UTC. */
  at: z.number(),
  rule: z.string(),
  /** The event whose plan it was taken for. */
  event: z.string(),
  /** The user or lead, as the API showed them. */
  person: z.json(),
});
export type Snapshot = z.infer<typeof snapshot>;

/**
 * Keeps a snapshot; keeping it again changes nothing. Throws SnapshotTooLargeError for a person larger than an item
 * may be.
 */
export async function keepSnapshot(table: Table, entry: Snapshot): Promise<void> {
  const bytes = Buffer.byteLength(JSON.stringify(entry.person));
  if (bytes > MOST_BYTES) throw new SnapshotTooLargeError(entry.object, bytes);
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        pk: entry.object,
        sk: `snapshot#${new Date(entry.at).toISOString()}#${entry.rule}`,
        v: FORMAT,
        ...entry,
        expiresAt: expiresIn(RETENTION_DAYS, entry.at),
      },
    }),
  );
}

/** The snapshots of a person (`person#<id>`), newest first. */
export async function listSnapshots(table: Table, object: string, limit = 10): Promise<Snapshot[]> {
  const items = await queryItems(
    table,
    {
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :snapshot)",
      ExpressionAttributeValues: { ":pk": object, ":snapshot": "snapshot#" },
      ScanIndexForward: false,
      ConsistentRead: true,
    },
    limit,
  );
  return items.map((item) => load(snapshot, "snapshot", item));
}
