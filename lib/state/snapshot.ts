import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { SwitchboardError } from "../intercom/errors/index.ts";
import { load } from "./format.ts";
import { conditionally, expiresIn, queryItems, type Table } from "./table.ts";

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
/** AWS ends every invocation by then: one that kept a snapshot longer ago never recorded its plan. */
const LONGEST_LIFE_MS = 900_000;
/** Format 1 kept the person as an attribute of the item, which has no room for numbers above 2^53. */
const AS_TEXT = 2;

/** A person as Intercom had them before a rule changed who they are: what a restore works from. */
export const snapshot = z.object({
  /** `person#<id>`. */
  object: z.string(),
  /** Epoch milliseconds, UTC. */
  at: z.number(),
  rule: z.string(),
  /** The version of the decision whose plan it was taken for; absent from items of format 1. */
  version: z.optional(z.number()),
  /** The event whose plan it was taken for; of several that raced for that version, the first. */
  event: z.string(),
  /** The user or lead, as the API showed them. */
  person: z.json(),
});
export type Snapshot = z.infer<typeof snapshot>;

const asText = z.extend(snapshot, { version: z.number(), person: z.string() });
const isAsText = z.object({ v: z.literal(AS_TEXT) });

/**
 * Keeps a snapshot; keeping it again changes nothing. Of those that race to decide the same version, the first one's
 * stays: only that is sure to be older than what the winner changed. Throws SnapshotTooLargeError for a person larger
 * than an item may be.
 */
export async function keepSnapshot(
  table: Table,
  entry: Snapshot & { readonly version: number },
): Promise<void> {
  const { object, rule, version, at } = entry;
  const person = JSON.stringify(entry.person);
  const bytes = Buffer.byteLength(person);
  if (bytes > MOST_BYTES) throw new SnapshotTooLargeError(object, bytes);
  await conditionally(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          pk: object,
          sk: `snapshot#${rule}#${String(version).padStart(9, "0")}`,
          v: AS_TEXT,
          ...entry,
          person,
          expiresAt: expiresIn(RETENTION_DAYS, at),
        },
        ConditionExpression: "attribute_not_exists(pk) OR #at < :dead",
        ExpressionAttributeNames: { "#at": "at" },
        ExpressionAttributeValues: { ":dead": at - LONGEST_LIFE_MS },
      }),
    ),
  );
}

/** The snapshots of a person (`person#<id>`), newest first. */
export async function listSnapshots(table: Table, object: string, limit = 10): Promise<Snapshot[]> {
  const items = await queryItems(table, {
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :snapshot)",
    ExpressionAttributeValues: { ":pk": object, ":snapshot": "snapshot#" },
    ConsistentRead: true,
  });
  // Keys begin with the rule, and versions of two rules can't be compared.
  return items
    .map(loadSnapshot)
    .sort((a, b) => b.at - a.at)
    .slice(0, limit);
}

function loadSnapshot(item: unknown): Snapshot {
  if (!z.safeParse(isAsText, item).success) return load(snapshot, "snapshot", item);
  const { person, ...rest } = load(asText, "snapshot", item, AS_TEXT);
  return { ...rest, person: z.parse(z.json(), JSON.parse(person)) };
}
