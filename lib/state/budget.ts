import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { FORMAT } from "./format.ts";
import { expiresIn, isConditionFailure, type Table } from "./table.ts";

const RETENTION_DAYS = 2;

/**
 * Takes `actions` from what a rule may do in an hour. False when fewer than that are left of `limit`. `hour` is
 * epoch milliseconds, UTC: the hour's start.
 */
export async function spendBudget(
  table: Table,
  ask: { rule: string; hour: number; actions: number; limit: number },
): Promise<boolean> {
  const isFresh = "attribute_not_exists(#used)";
  const isEnough = "#used <= :most";
  // A fresh hour is compared here, because DynamoDB's condition sees only what is stored.
  if (ask.actions > ask.limit) return false;
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: `budget#${ask.rule}`, sk: `hour#${new Date(ask.hour).toISOString()}` },
        UpdateExpression: "ADD #used :actions SET v = :v, expiresAt = :expiresAt",
        ConditionExpression: `${isFresh} OR ${isEnough}`,
        ExpressionAttributeNames: { "#used": "used" },
        ExpressionAttributeValues: {
          ":actions": ask.actions,
          ":most": ask.limit - ask.actions,
          ":v": FORMAT,
          ":expiresAt": expiresIn(RETENTION_DAYS, ask.hour),
        },
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}
