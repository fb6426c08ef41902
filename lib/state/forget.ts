import { DeleteCommand, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { conditionally, type Table } from "./table.ts";

const stored = z.looseObject({ pk: z.string(), sk: z.string() });
/** An item of any kind, as it stands in the table. */
export type StoredItem = z.infer<typeof stored>;

const cursorShape = z.object({ pk: z.string(), sk: z.string() });

/** Some items of the whole table, in no order; without a cursor there are no more. */
export interface ScannedPage {
  readonly items: readonly StoredItem[];
  /** Names an item, so that it may hold the id of a person. */
  readonly cursor?: string;
}

/**
 * Reads on through the whole table, every kind of item, strongly consistent; `limit` items at most. It costs as
 * much as the table is large (1 read a 4 kB): for `forget` alone, which has to be complete.
 */
export async function scanTable(
  table: Table,
  page: { readonly cursor?: string; readonly limit: number },
): Promise<ScannedPage> {
  const { Items = [], LastEvaluatedKey } = await table.client.send(
    new ScanCommand({
      TableName: table.name,
      ConsistentRead: true,
      Limit: page.limit,
      ...(page.cursor === undefined
        ? {}
        : { ExclusiveStartKey: z.parse(cursorShape, JSON.parse(page.cursor)) }),
    }),
  );
  return {
    items: Items.map((item) => z.parse(stored, item)),
    ...(LastEvaluatedKey === undefined ? {} : { cursor: JSON.stringify(LastEvaluatedKey) }),
  };
}

/**
 * Deletes an item for good, unless it is an open plan whose owner still has its lease at `nowMs` (epoch
 * milliseconds): then false. Deleting what is not there is no error.
 */
export async function eraseItem(table: Table, item: StoredItem, nowMs: number): Promise<boolean> {
  const isOpen = "attribute_exists(#claim) AND #state = :open";
  const leaseIsOver = "#claim.#until < :now";
  return conditionally(() =>
    table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: { pk: item.pk, sk: item.sk },
        ConditionExpression: `NOT (${isOpen}) OR ${leaseIsOver}`,
        ExpressionAttributeNames: { "#state": "state", "#claim": "claim", "#until": "until" },
        ExpressionAttributeValues: { ":open": "open", ":now": nowMs },
      }),
    ),
  );
}

/**
 * Takes entries out of a list of an item, and deletes the item when none is left. False when the list was written
 * again meanwhile. The entries are not read as ours: a damaged one must be found too.
 */
export async function eraseEntries(
  table: Table,
  item: StoredItem,
  list: string,
  isToErase: (entry: unknown) => boolean,
): Promise<boolean> {
  const entries = item[list];
  if (!Array.isArray(entries)) throw new TypeError(`an item of ${item.pk} has no list "${list}"`);
  const kept = entries.filter((entry: unknown) => !isToErase(entry));
  const asRead = {
    TableName: table.name,
    // An invocation writes its record whole, once or the same again: another length is another record.
    ConditionExpression: "attribute_not_exists(pk) OR size(#list) = :read",
    ExpressionAttributeNames: { "#list": list },
    ExpressionAttributeValues: { ":read": entries.length },
  };
  const key = { pk: item.pk, sk: item.sk };
  return conditionally(() =>
    kept.length === 0
      ? table.client.send(new DeleteCommand({ ...asRead, Key: key }))
      : table.client.send(new PutCommand({ ...asRead, Item: { ...item, [list]: kept } })),
  );
}
