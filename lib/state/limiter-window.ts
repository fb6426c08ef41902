import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { FORMAT, load } from "./format.ts";
import { expiresIn, isConditionFailure, type Table } from "./table.ts";

/** What is left of Intercom's budget in one of its ten-second windows. */
export const limiterWindow = z.object({
  /** Epoch seconds, UTC, a multiple of ten. */
  start: z.number(),
  /** Calls that the window allows, as known when it was opened or learned since. */
  limit: z.number(),
  /** Calls not granted yet; below zero when a learned limit was lower than what had been granted. */
  left: z.number(),
});
export type LimiterWindow = z.infer<typeof limiterWindow>;

const keyOf = (start: number) => ({ pk: "limiter", sk: `window#${start}` });

/**
 * Takes calls from a window that Intercom has counted there already, whatever is left of it: they had been granted
 * from the window before and arrived late.
 */
export async function chargeWindow(table: Table, start: number, calls: number, limit: number): Promise<void> {
  await update(table, start, {
    UpdateExpression:
      "SET #left = if_not_exists(#left, :limit) - :calls, #limit = if_not_exists(#limit, :limit), #start = :start, v = :v, expiresAt = :expiresAt",
    ExpressionAttributeNames: { "#left": "left", "#limit": "limit", "#start": "start" },
    ExpressionAttributeValues: {
      ":calls": calls,
      ":limit": limit,
      ":start": start,
      ":v": FORMAT,
      ":expiresAt": expiresIn(1, start * 1000),
    },
  });
}

/**
 * Takes `calls` from a window, opening it with `limit` if nobody has. Answers the window as it is then, or
 * undefined when fewer than `calls` plus `reserve` are left. An answer lost on the way takes the calls twice,
 * which wastes a few and never passes the limit.
 */
export async function takeFromWindow(
  table: Table,
  ask: { start: number; calls: number; reserve: number; limit: number },
): Promise<LimiterWindow | undefined> {
  const isFresh = "attribute_not_exists(#left)";
  const hasEnough = "#left >= :needed";
  // A fresh window is compared here, because DynamoDB's condition sees only what is stored.
  const opens = ask.limit >= ask.calls + ask.reserve;
  return update(table, ask.start, {
    UpdateExpression:
      "SET #left = if_not_exists(#left, :limit) - :calls, #limit = if_not_exists(#limit, :limit), #start = :start, v = :v, expiresAt = :expiresAt",
    ConditionExpression: opens ? `${isFresh} OR ${hasEnough}` : hasEnough,
    ExpressionAttributeNames: { "#left": "left", "#limit": "limit", "#start": "start" },
    ExpressionAttributeValues: {
      ":calls": ask.calls,
      ":needed": ask.calls + ask.reserve,
      ":limit": ask.limit,
      ":start": ask.start,
      ":v": FORMAT,
      ":expiresAt": expiresIn(1, ask.start * 1000),
    },
  });
}

/** Corrects a window that was opened with another limit than Intercom's. Undefined if someone else corrected it. */
export async function correctWindowLimit(
  table: Table,
  window: LimiterWindow,
  limit: number,
): Promise<LimiterWindow | undefined> {
  return update(table, window.start, {
    UpdateExpression: "SET #left = #left + :more, #limit = :limit",
    ConditionExpression: "#limit = :was",
    ExpressionAttributeNames: { "#left": "left", "#limit": "limit" },
    ExpressionAttributeValues: { ":more": limit - window.limit, ":limit": limit, ":was": window.limit },
  });
}

/** Lowers what is left of a window to `left`, because others use the same budget, or to 0 after a 429. */
export async function lowerWindow(
  table: Table,
  start: number,
  left: number,
  limit: number,
): Promise<LimiterWindow | undefined> {
  return update(table, start, {
    UpdateExpression: "SET #left = :to, #limit = :limit, #start = :start, v = :v, expiresAt = :expiresAt",
    ConditionExpression: "attribute_not_exists(#left) OR #left > :to",
    ExpressionAttributeNames: { "#left": "left", "#limit": "limit", "#start": "start" },
    ExpressionAttributeValues: {
      ":to": left,
      ":limit": limit,
      ":start": start,
      ":v": FORMAT,
      ":expiresAt": expiresIn(1, start * 1000),
    },
  });
}

async function update(
  table: Table,
  start: number,
  expression: {
    UpdateExpression: string;
    ConditionExpression?: string;
    ExpressionAttributeNames: Record<string, string>;
    ExpressionAttributeValues: Record<string, number>;
  },
): Promise<LimiterWindow | undefined> {
  try {
    const { Attributes } = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keyOf(start),
        ReturnValues: "ALL_NEW",
        ...expression,
      }),
    );
    return load(limiterWindow, "limiter window", Attributes);
  } catch (error) {
    if (isConditionFailure(error)) return undefined;
    throw error;
  }
}
