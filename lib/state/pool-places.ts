import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { FORMAT, load } from "./format.ts";
import { conditionally, expiresIn, type Table } from "./table.ts";

/** A conversation that stays open longer than this without anything being given out. */
const RETENTION_DAYS = 400;

/** The conversations that a pool with a limit gave out and that may still be open. */
const places = z.object({
  /** By conversation, when it was given: epoch milliseconds, UTC. */
  given: z.record(z.string(), z.number()),
});
export type PoolPlaces = z.infer<typeof places>;

const keyOf = (pool: string) => ({ pk: `pool#${pool}`, sk: "places" });

/** The places that are taken in a pool, strongly consistent. `pool`: `<rule>#<name>`. */
export async function readPoolPlaces(table: Table, pool: string): Promise<PoolPlaces> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keyOf(pool), ConsistentRead: true }),
  );
  return Item === undefined ? { given: {} } : load(places, "pool places", Item);
}

/**
 * Takes a place for a conversation. False when the pool has none left; a conversation that has one keeps it. One
 * conditional write, so that no number of workers passes the limit; two the first time.
 */
export async function takePlace(
  table: Table,
  pool: string,
  ask: { readonly conversation: string; readonly limit: number; readonly at: number },
): Promise<boolean> {
  const { conversation, limit, at } = ask;
  if (await update(table, pool, { conversation, limit, at })) return true;
  const { given } = await readPoolPlaces(table, pool);
  if (given[conversation] !== undefined) return true;
  if (Object.keys(given).length > 0 || limit < 1) return false;
  await begin(table, pool, at);
  return update(table, pool, { conversation, limit, at });
}

async function update(
  table: Table,
  pool: string,
  { conversation, limit, at }: { conversation: string; limit: number; at: number },
): Promise<boolean> {
  return conditionally(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keyOf(pool),
        UpdateExpression: "SET #given.#conversation = :at, expiresAt = :expiresAt",
        ConditionExpression:
          "attribute_exists(pk) AND attribute_not_exists(#given.#conversation) AND size(#given) < :limit",
        ExpressionAttributeNames: { "#given": "given", "#conversation": conversation },
        ExpressionAttributeValues: {
          ":at": at,
          ":limit": limit,
          ":expiresAt": expiresIn(RETENTION_DAYS, at),
        },
      }),
    ),
  );
}

/** A nested member can't be set before its map is there. */
async function begin(table: Table, pool: string, at: number): Promise<void> {
  await conditionally(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keyOf(pool),
        UpdateExpression: "SET #given = :none, v = :v, expiresAt = :expiresAt",
        ConditionExpression: "attribute_not_exists(pk)",
        ExpressionAttributeNames: { "#given": "given" },
        ExpressionAttributeValues: { ":none": {}, ":v": FORMAT, ":expiresAt": expiresIn(RETENTION_DAYS, at) },
      }),
    ),
  );
}

/** Gives a place back, unless the conversation got it anew since: `at` is when it was given, as read. */
export async function leavePlace(
  table: Table,
  pool: string,
  { conversation, at }: { readonly conversation: string; readonly at: number },
): Promise<void> {
  await conditionally(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keyOf(pool),
        UpdateExpression: "REMOVE #given.#conversation",
        ConditionExpression: "#given.#conversation = :at",
        ExpressionAttributeNames: { "#given": "given", "#conversation": conversation },
        ExpressionAttributeValues: { ":at": at },
      }),
    ),
  );
}

/** False when the condition doesn't hold. */
