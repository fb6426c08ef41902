import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { FORMAT, load } from "./format.ts";
import { expiresIn, isConditionFailure, queryItems, type Table } from "./table.ts";

/** After its time a rule that is switched off or paused may still come back to it. */
const RETENTION_DAYS = 90;

/** An object that a rule wants to look at again at a certain time: a timer, or a mark that falls due. */
export const dueItem = z.object({
  rule: z.string(),
  /** A dry run has times of its own. */
  mode: z.enum(["live", "dry-run"]),
  object: z.string(),
  /** Epoch milliseconds, UTC: not before. */
  at: z.number(),
  /** The version of the decision that set it: an older decision, delivered again, doesn't take it away. */
  version: z.number(),
});
export type DueItem = z.infer<typeof dueItem>;

const pkOf = (rule: string, mode: DueItem["mode"]) => `due#${rule}#${mode}`;
const keyOf = ({ rule, mode, object, at }: Omit<DueItem, "version">) => ({
  pk: pkOf(rule, mode),
  sk: `${new Date(at).toISOString()}#${object}`,
});

/** Sets a time; setting it again changes nothing but the version. */
export async function setDue(table: Table, item: DueItem): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...keyOf(item), v: FORMAT, ...item, expiresAt: expiresIn(RETENTION_DAYS, item.at) },
    }),
  );
}

/** Takes a time away, unless a decision later than `item.version` set it. What is not there stays so. */
export async function clearDue(table: Table, item: DueItem): Promise<void> {
  try {
    await table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keyOf(item),
        ConditionExpression: "attribute_not_exists(pk) OR #version <= :version",
        ExpressionAttributeNames: { "#version": "version" },
        ExpressionAttributeValues: { ":version": item.version },
      }),
    );
  } catch (error) {
    if (!isConditionFailure(error)) throw error;
  }
}

/** What of a rule fell due by `untilMs` (epoch milliseconds, UTC), oldest first, at most `limit`. */
export async function listDue(
  table: Table,
  ask: { rule: string; mode: DueItem["mode"]; untilMs: number; limit: number; after?: DueItem },
): Promise<DueItem[]> {
  const from = ask.after === undefined ? "0" : `${keyOf(ask.after).sk}~`;
  const items = await queryItems(
    table,
    {
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :until",
      ExpressionAttributeValues: {
        ":pk": pkOf(ask.rule, ask.mode),
        ":from": from,
        ":until": `${new Date(ask.untilMs).toISOString()}~`,
      },
    },
    ask.limit,
  );
  return items.map((item) => load(dueItem, "due item", item));
}
