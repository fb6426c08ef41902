import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { FORMAT, load } from "./format.ts";
import { expiresIn, isConditionFailure, queryItems, type Table } from "./table.ts";

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
  /** How often SQS had handed it out. */
  receives: z.number(),
  /** The message as it stood in the queue. */
  body: z.string(),
  /** The code of the last error, where it is known and not the reason itself. */
  code: z.optional(z.string()),
  /** The queue it came from, where that is known. */
  queue: z.optional(z.enum(["live", "sweep"])),
  /** When (epoch milliseconds, UTC) and by whom it was last replayed, before it came back here. */
  replay: z.optional(z.object({ at: z.number(), by: z.string() })),
});
export type ParkedMessage = z.infer<typeof parkedMessage>;

/** Where a parked message stands. */
export type ParkedKey = Pick<ParkedMessage, "rule" | "at" | "event">;

/** The partition of a rule's parked messages. */
export const parkedPk = (rule: string) => `parked#${rule}`;
const keyOf = ({ rule, at, event }: ParkedKey) => ({
  pk: parkedPk(rule),
  sk: `${new Date(at).toISOString()}#${event}`,
});

/**
 * Parks a message; parking the same one again changes nothing. An item takes 400 kB, and what comes over the
 * bus has 256 kB at most, so a message always fits.
 */
export async function parkMessage(table: Table, message: ParkedMessage): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        ...keyOf(message),
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
    { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": parkedPk(rule) } },
    limit,
  );
  return items.map((item) => load(parkedMessage, "parked message", item));
}

/** One parked message, strongly consistent; undefined when it is not there any more. */
export async function readParked(table: Table, key: ParkedKey): Promise<ParkedMessage | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keyOf(key), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : load(parkedMessage, "parked message", Item);
}

/**
 * Takes a parked message away, if it is still parked for the same reason. False when it was parked again for
 * another meanwhile; true also when it was not there, because then it is away.
 */
export async function unpark(
  table: Table,
  message: ParkedKey & { readonly reason: string },
): Promise<boolean> {
  try {
    await table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keyOf(message),
        ConditionExpression: "attribute_not_exists(pk) OR #reason = :reason",
        ExpressionAttributeNames: { "#reason": "reason" },
        ExpressionAttributeValues: { ":reason": message.reason },
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}
