import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";

/** Capacity units that a client's calls used since the last reset, by kind of item. */
export interface CapacityMeter {
  readonly client: DynamoDBClient;
  /** Reads and writes of items whose partition key starts with `prefix`; of all items without one. */
  used(prefix?: string): { readonly rcu: number; readonly wcu: number };
  reset(): void;
}

interface Use {
  readonly key: string;
  readonly rcu: number;
  readonly wcu: number;
}

const DATA = /^(Get|Put|Update|Delete|Query|Scan)(Item)?Command$/;
const WRITES = /^(Put|Update|Delete)(Item)?Command$/;
const answer = z.object({ ConsumedCapacity: z.object({ CapacityUnits: z.number() }) });

/** Watches a client: asks DynamoDB for what each call consumed, refused conditional writes included. */
export function meterCapacity(client: DynamoDBClient): CapacityMeter {
  const uses: Use[] = [];
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!DATA.test(String(context.commandName))) return next(args);
      Object.assign(args.input, { ReturnConsumedCapacity: "TOTAL" });
      const isWrite = WRITES.test(String(context.commandName));
      const key = keyOf(args.input);
      const add = (units: number) => uses.push({ key, rcu: isWrite ? 0 : units, wcu: isWrite ? units : 0 });
      try {
        const result = await next(args);
        const units = z.parse(answer, result.output).ConsumedCapacity.CapacityUnits;
        // DynamoDB charges a read that finds nothing like the smallest; the embedded store doesn't.
        add(isWrite ? units : Math.max(units, isConsistent(args.input) ? 1 : 0.5));
        return result;
      } catch (error) {
        // A write whose condition fails is charged like one that succeeds: a unit for these small items.
        if (error instanceof Error && error.name === "ConditionalCheckFailedException") add(1);
        throw error;
      }
    },
    { step: "initialize", name: "meterCapacity" },
  );
  return {
    client,
    used(prefix = "") {
      const mine = uses.filter(({ key }) => key.startsWith(prefix));
      return {
        rcu: mine.reduce((sum, { rcu }) => sum + rcu, 0),
        wcu: mine.reduce((sum, { wcu }) => sum + wcu, 0),
      };
    },
    reset() {
      uses.length = 0;
    },
  };
}

const consistent = z.looseObject({ ConsistentRead: z.literal(true) });

function isConsistent(request: unknown): boolean {
  return z.safeParse(consistent, request).success;
}

/** As DynamoDB's own client takes it, or as the document client does. */
const partition = z.union([z.string(), z.object({ S: z.string() })]);
const input = z.object({
  Key: z.optional(z.looseObject({ pk: z.optional(partition), id: z.optional(partition) })),
  Item: z.optional(z.looseObject({ pk: z.optional(partition), id: z.optional(partition) })),
  ExpressionAttributeValues: z.optional(z.looseObject({ ":pk": z.optional(partition) })),
});

function keyOf(request: unknown): string {
  const { Key, Item, ExpressionAttributeValues } = z.parse(input, request);
  const found = Key?.pk ?? Item?.pk ?? Key?.id ?? Item?.id ?? ExpressionAttributeValues?.[":pk"];
  return (typeof found === "string" ? found : found?.S) ?? "";
}
