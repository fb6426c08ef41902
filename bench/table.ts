import { CreateTableCommand, type DynamoDBClient, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import type { Context } from "aws-lambda";
import * as z from "zod/mini";
import { handleBatch, writeMessage } from "../lib/engine/index.ts";
import { created, sqsRecord, startWorld, type World } from "../test/support/world.ts";
import { type CapacityMeter, meterCapacity } from "./capacity.ts";
import { installedVersion, loadPeer } from "./peers.ts";
import { type Figure, record } from "./results.ts";

const EVENTS = 10;

interface Config {
  registerLambdaContext(context: Context): void;
}
type Act = (event: { readonly id: string }) => Promise<unknown>;
const isFunction = (value: unknown) => typeof value === "function";
const idempotency = z.looseObject({
  IdempotencyConfig: z.custom<new (options: { eventKeyJmesPath: string }) => Config>(isFunction),
  makeIdempotent:
    z.custom<(act: Act, options: { persistenceStore: object; config: Config }) => Act>(isFunction),
});
const persistence = z.looseObject({
  DynamoDBPersistenceLayer:
    z.custom<new (options: { tableName: string; awsSdkV3Client: DynamoDBClient }) => object>(isFunction),
});

/**
 * Capacity units an event, by outcome, of the ledger's items and of all of an invocation's, beside those of
 * Powertools' idempotency for the same events on the same store. A batch holds ten events.
 */
export async function benchTable(): Promise<void> {
  const meters: CapacityMeter[] = [];
  const world = await startWorld((client) => meters.push(meterCapacity(client)));
  try {
    const [meter] = meters;
    if (meter === undefined) throw new Error("the table was opened without its meter");
    const ours = await measureOurs(world, meter);
    const theirs = await measurePowertools(meter);
    record({ ...ours, ...theirs }, versions());
  } finally {
    await world.close();
  }
}

async function measureOurs(world: World, meter: CapacityMeter): Promise<Record<string, Figure>> {
  const figures: Record<string, Figure> = {};
  const conversations: string[] = [];
  for (let n = 0; n < EVENTS; n += 1) conversations.push(await world.newConversation());
  const batch = (event: string) =>
    conversations.map((id, n) => sqsRecord(writeMessage(created(id, `${event}_${n}`)), `${event}_${n}`));
  // Opens the rate-limit window and learns the limit, which an invocation does once for many.
  await handleBatch({ Records: [] }, world.invocation().run);
  for (const [outcome, event] of [
    ["acted", "first"],
    ["duplicate", "first"],
    ["skipped", "second"],
  ] as const) {
    meter.reset();
    const { run, lines } = world.invocation();
    await handleBatch({ Records: batch(event) }, run);
    const outcomes = lines.map(({ fields }) => fields["outcome"]);
    if (outcomes.some((one) => one !== outcome)) throw new Error(`not all ${outcome}: ${outcomes.join()}`);
    Object.assign(figures, figuresOf(`table.${outcome}`, meter.used("conversation#")));
    Object.assign(figures, figuresOf(`table.${outcome}.all`, meter.used()));
    if (outcome === "acted") Object.assign(figures, figuresOf("table.rotation", meter.used("rotation#")));
  }
  return figures;
}

async function measurePowertools({ client, used, reset }: CapacityMeter): Promise<Record<string, Figure>> {
  const peer = "@aws-lambda-powertools/idempotency";
  const { IdempotencyConfig, makeIdempotent } = z.parse(idempotency, await loadPeer(peer));
  const { DynamoDBPersistenceLayer } = z.parse(persistence, await loadPeer(`${peer}/dynamodb`));
  await createIdempotencyTable(client);
  const config = new IdempotencyConfig({ eventKeyJmesPath: "id" });
  config.registerLambdaContext(bareContext());
  const act = makeIdempotent(async (event: { id: string }) => ({ done: event.id }), {
    persistenceStore: new DynamoDBPersistenceLayer({ tableName: "Idempotency", awsSdkV3Client: client }),
    config,
  });
  const figures: Record<string, Figure> = {};
  for (const outcome of ["acted", "duplicate"]) {
    reset();
    for (let n = 0; n < EVENTS; n += 1) await act({ id: `notif_${n}` });
    Object.assign(figures, figuresOf(`table.powertools.${outcome}`, used()));
  }
  return figures;
}

/** Powertools asks it for the time that is left. */
function bareContext(): Context {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: "bench",
    functionVersion: "$LATEST",
    invokedFunctionArn: "arn:aws:lambda:eu-west-1:000000000000:function:bench",
    memoryLimitInMB: "1024",
    awsRequestId: "bench",
    logGroupName: "bench",
    logStreamName: "bench",
    getRemainingTimeInMillis: () => 30_000,
    done() {},
    fail() {},
    succeed() {},
  };
}

async function createIdempotencyTable(client: DynamoDBClient): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: "Idempotency",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 1 }, { TableName: "Idempotency" });
}

function figuresOf(name: string, { rcu, wcu }: { rcu: number; wcu: number }): Record<string, Figure> {
  const figure = (units: number) => ({ value: units / EVENTS, unit: "units/event", spread: 0, n: EVENTS });
  return { [`${name}.rcu`]: figure(rcu), [`${name}.wcu`]: figure(wcu) };
}

function versions(): Record<string, string> {
  const names = ["@aws-lambda-powertools/idempotency", "dynalite"];
  return Object.fromEntries(names.map((name) => [name, installedVersion(name)]));
}
