import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { FORMAT, load } from "./format.ts";
import { expiresIn, isConditionFailure, type Table } from "./table.ts";

/** A pool that nobody drew from for this long starts its order anew. */
const RETENTION_DAYS = 400;

const grant = z.object({
  /** The decision it is for. */
  for: z.string(),
  to: z.string(),
});

/** How many conversations a person was taken to have after their last draw. */
const loadAfter = z.object({
  open: z.number(),
  /** Epoch milliseconds, UTC: when. */
  at: z.number(),
});

/** Whose turn it is in a pool. */
export const rotation = z.object({
  /** 0 when nobody has drawn yet; then one more with each draw. */
  version: z.number(),
  /** Per person the number of their last turn; the smallest has waited longest. */
  turns: z.record(z.string(), z.number()),
  /** The recent draws, oldest first: for which decision, and who. */
  grants: z.array(grant),
  /** Of weighted draws: what each person has to their credit. */
  credit: z.optional(z.record(z.string(), z.number())),
  /** Of draws that look at open conversations. */
  loads: z.optional(z.record(z.string(), loadAfter)),
});
export type Rotation = z.infer<typeof rotation>;

/**
 * The item: a grant is `<decision>><person>` and a load `[open, at]`, so that the item stays below a kilobyte. Once a
 * grant was an object, and still loads.
 */
const stored = z.extend(rotation, {
  grants: z.array(z.union([z.string(), grant])),
  loads: z.optional(z.record(z.string(), z.tuple([z.number(), z.number()]))),
});

const keyOf = (pool: string) => ({ pk: `rotation#${pool}`, sk: "rotation" });

/** The rotation of a pool, strongly consistent; an empty one if nobody has drawn yet. */
export async function readRotation(table: Table, pool: string): Promise<Rotation> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keyOf(pool), ConsistentRead: true }),
  );
  if (Item === undefined) return { version: 0, turns: {}, grants: [] };
  const { loads, grants, ...item } = load(stored, "rotation", Item);
  return {
    ...item,
    grants: grants.map((one) => (typeof one === "string" ? readGrant(one) : one)),
    ...(loads === undefined ? {} : { loads: mapValues(loads, ([open, at]) => ({ open, at })) }),
  };
}

/** A rotation as it stands in its item. */
export function storedRotation({ grants, loads, ...next }: Rotation): z.input<typeof stored> {
  return {
    ...next,
    grants: grants.map((one) => `${one.for}>${one.to}`),
    ...(loads === undefined ? {} : { loads: mapValues(loads, ({ open, at }) => [open, at]) }),
  };
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, to: (value: From) => To) {
  return Object.fromEntries(Object.entries(record).map(([key, value]): [string, To] => [key, to(value)]));
}

function readGrant(text: string): z.infer<typeof grant> {
  const at = text.lastIndexOf(">");
  return { for: text.slice(0, at), to: text.slice(at + 1) };
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
        Item: {
          ...keyOf(pool),
          v: FORMAT,
          ...storedRotation(next),
          expiresAt: expiresIn(RETENTION_DAYS, nowMs),
        },
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
