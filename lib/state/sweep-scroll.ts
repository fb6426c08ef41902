import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { FORMAT, load } from "./format.ts";
import { expiresIn, isConditionFailure, type Table } from "./table.ts";

/**
 * Who may scroll: Intercom allows one scroll in a workspace, over users, leads and companies together
 * (docs/intercom-api-1.3/00-common.md §4.3), so every rule shares this lease.
 */
export const scrollLease = z.object({
  /** The rule whose sweep scrolls. */
  owner: z.string(),
  /** Epoch milliseconds, UTC; 0 when it was given back. */
  until: z.number(),
});
export type ScrollLease = z.infer<typeof scrollLease>;

const KEY = { pk: "sweep#scroll", sk: "scroll" };

/**
 * Takes or extends the scroll until `until`. Undefined when it is the owner's now; else until when another one has
 * it. `over` is the time before which a lease has ended: now, less what clocks may differ (epoch milliseconds, UTC).
 */
export async function takeScroll(
  table: Table,
  ask: { owner: string; until: number; over: number },
): Promise<number | undefined> {
  const isTaken = await update(table, ask, {
    ConditionExpression: "attribute_not_exists(pk) OR #until < :over OR #owner = :owner",
    ExpressionAttributeValues: { ":over": ask.over },
  });
  if (isTaken) return undefined;
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: KEY, ConsistentRead: true }),
  );
  return Item === undefined ? ask.over : load(scrollLease, "scroll lease", Item).until;
}

/** Gives the scroll back, once it has come to its end. Nothing happens if another one has it. */
export async function releaseScroll(table: Table, owner: string, nowMs: number): Promise<void> {
  await update(
    table,
    { owner, until: 0, over: nowMs },
    {
      ConditionExpression: "#owner = :owner",
      ExpressionAttributeValues: {},
    },
  );
}

async function update(
  table: Table,
  { owner, until, over }: { owner: string; until: number; over: number },
  condition: { ConditionExpression: string; ExpressionAttributeValues: Record<string, number> },
): Promise<boolean> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: KEY,
        UpdateExpression: "SET #owner = :owner, #until = :until, v = :v, expiresAt = :expiresAt",
        ExpressionAttributeNames: { "#owner": "owner", "#until": "until" },
        ConditionExpression: condition.ConditionExpression,
        ExpressionAttributeValues: {
          ...condition.ExpressionAttributeValues,
          ":owner": owner,
          ":until": until,
          ":v": FORMAT,
          ":expiresAt": expiresIn(1, over),
        },
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}
