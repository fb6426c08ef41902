import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { FORMAT, load } from "./format.ts";
import { expiresIn, isConditionFailure, type Table } from "./table.ts";

/** A pool that nobody drew from for this long starts its order anew. */
const RETENTION_DAYS = 400;

/** Whose turn it is in a pool. */
export const rotation = z.object({
  /** 0 when nobody has drawn yet; then one more with each draw. */
  version: z.number(),
  /** Per person the number of their last turn; the smallest has waited longest. */
  turns: z.record(z.string(), z.number()),
  /** The recent draws, oldest first: for which decision, and who. */
  grants: z.array(z.object({ for: z.string(), to: z.string() })),
});
export type Rotation = z.infer<typeof rotation>;

const keyOf = (pool: string) => ({ pk: `rotation#${pool}`, sk: "rotation" });

/** The rotation of a pool, strongly consistent; an empty one if nobody has drawn yet. */
export async function readRotation(table: Table, pool: string): Promise<Rotation> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keyOf(pool), ConsistentRead: true }),
  );
  return Item === undefined ? { version: 0, turns: {}, grants: [] } : load(rotation, "rotation", Item);
}

/** Writes the rotation that follows the one read (`next.version` is one more). False if someone drew meanwhile. */
export async function writeRotation(
  table: Table,
  pool: string,
  next: Rotation,
  nowMs: number,
): Promise<boolean> {
  const isFirst = "attribute_not_exists(pk)";
  const isAsRead = "#version = :read";
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keyOf(pool), v: FORMAT, ...next, expiresAt: expiresIn(RETENTION_DAYS, nowMs) },
        ...(next.version === 1
          ? { ConditionExpression: isFirst }
          : {
              ConditionExpression: isAsRead,
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
