import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { FORMAT, load } from "./format.ts";
import { expiresIn, queryItems, type Table } from "./table.ts";

const RETENTION_DAYS = 90;

/** A message that was accepted and could not be processed: kept whole, with the reason, until someone replays it. */
export const parkedMessage = z.object({
  /** The rule whose message it is; `switchboard` for one that belongs to none. */
  rule: z.string(),
  event: z.string(),
  /** Epoch milliseconds, UTC: when the message was sent to its queue; the same at every attempt to park it. */
  at: z.number(),
  /** A stable word, such as `too_many_receives` or an error's code. */
  reason: z.string(),
  /** What to do about it. */
  remedy: z.string(),
  receives: z.number(),
  /** The message as it stood in the queue. */
  body: z.string(),
});
export type ParkedMessage = z.infer<typeof parkedMessage>;

const pkOf = (rule: string) => `parked#${rule}`;

/**
 * Parks a message; parking the same one again changes nothing. An item takes 400 kB, and what comes over the
 * bus has 256 kB at most, so a message always fits.
 */
export async function parkMessage(table: Table, message: ParkedMessage): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        pk: pkOf(message.rule),
        sk: `${new Date(message.at).toISOString()}#${message.event}`,
        v: FORMAT,
        ...message,
        expiresAt: expiresIn(RETENTION_DAYS, message.at),
      },
    }),
  );
}

/** The parked messages of a rule, oldest first, at most `limit`. */
export async function listParked(table: Table, rule: string, limit: number): Promise<ParkedMessage[]> {
  const items = await queryItems(
    table,
    { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": pkOf(rule) } },
    limit,
  );
  return items.map((item) => load(parkedMessage, "parked message", item));
}
