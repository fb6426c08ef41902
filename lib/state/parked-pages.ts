import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { load } from "./format.ts";
import { type ParkedMessage, parkedMessage, parkedPk } from "./parked.ts";
import type { Table } from "./table.ts";

/** Items asked for at once; a page of DynamoDB ends at a megabyte anyway. */
const PAGE = 100;

/** Which parked messages of a rule; without a field, all. */
export interface ParkedFilter {
  readonly rule: string;
  readonly reasons?: readonly string[];
  /** Epoch milliseconds, UTC: `from` included, `to` not. */
  readonly from?: number;
  readonly to?: number;
  /** Ids of events. */
  readonly ids?: readonly string[];
}

/** Some parked messages, oldest first, and where to go on; without a cursor there are no more. */
export interface ParkedPage {
  readonly messages: readonly ParkedMessage[];
  /** Sort keys of damaged items and of those that a newer Switchboard wrote, whatever the filter: they hold up no other. */
  readonly unreadable: readonly string[];
  readonly cursor?: string;
}

/**
 * The parked messages of a rule that a filter lets through, strongly consistent. A page has as many as DynamoDB
 * gives at once, none if that is how many passed the filter: go on as long as there is a cursor.
 */
export async function findParked(
  table: Table,
  { rule, reasons, from = 0, to, ids }: ParkedFilter,
  page: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<ParkedPage> {
  // A key goes on after its time with "#", so that none equals a bound, and "~" comes after every year.
  const bounds = {
    ":from": new Date(from).toISOString(),
    ":to": to === undefined ? "~" : new Date(to).toISOString(),
  };
  const { Items = [], LastEvaluatedKey } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      ExpressionAttributeValues: { ":pk": parkedPk(rule), ...bounds },
      ConsistentRead: true,
      Limit: page.limit ?? PAGE,
      ...(page.cursor === undefined ? {} : { ExclusiveStartKey: { pk: parkedPk(rule), sk: page.cursor } }),
    }),
  );
  const messages: ParkedMessage[] = [];
  const unreadable: string[] = [];
  for (const item of Items) {
    const message = tryLoad(item);
    if (message === undefined) unreadable.push(String(item["sk"]));
    else if ((reasons?.includes(message.reason) ?? true) && (ids?.includes(message.event) ?? true))
      messages.push(message);
  }
  const more = LastEvaluatedKey === undefined ? {} : { cursor: String(LastEvaluatedKey["sk"]) };
  return { messages, unreadable, ...more };
}

function tryLoad(item: unknown): ParkedMessage | undefined {
  try {
    return load(parkedMessage, "parked message", item);
  } catch {
    return undefined;
  }
}
