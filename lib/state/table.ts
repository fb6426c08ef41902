import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";

/** The one table, and the client that reaches it. docs/decisions/0001-the-table.md lists its items and keys. */
export interface Table {
  readonly name: string;
  readonly client: DynamoDBDocumentClient;
}

/** Opens the table by name. Region, credentials and endpoint come from the environment, as in Lambda. */
export function openTable(name: string, client = new DynamoDBClient({})): Table {
  return {
    name,
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  };
}

const DAY_SECONDS = 86_400;

/** `expiresAt` of an item: epoch seconds, `days` after `nowMs`. DynamoDB may delete it up to two days later. */
export function expiresIn(days: number, nowMs: number): number {
  return Math.floor(nowMs / 1000) + days * DAY_SECONDS;
}

/** True for DynamoDB's answer to a condition that did not hold: someone else was faster. */
export function isConditionFailure(error: unknown): boolean {
  return error instanceof Error && error.name === "ConditionalCheckFailedException";
}

/** Makes a conditional write. False when its condition did not hold: someone else was faster. */
export async function conditionally(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}

/** The items that a query finds, page after page, at most `limit`; all of them without one. */
export async function queryItems(
  table: Table,
  query: Omit<QueryCommandInput, "TableName" | "Limit" | "ExclusiveStartKey">,
  limit?: number,
): Promise<unknown[]> {
  const items: unknown[] = [];
  let start: QueryCommandInput["ExclusiveStartKey"];
  do {
    const { Items = [], LastEvaluatedKey } = await table.client.send(
      new QueryCommand({
        ...query,
        TableName: table.name,
        ...(limit === undefined ? {} : { Limit: limit - items.length }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    items.push(...Items);
    start = LastEvaluatedKey;
  } while (start !== undefined && (limit === undefined || items.length < limit));
  return items;
}
