import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod/mini";
import { parseJson } from "../lib/engine/index.ts";
import { putOnBus } from "../lib/ingest/index.ts";
import { createIntercomClient, type IntercomClient, unlimited } from "../lib/intercom/index.ts";
import { pascalCase } from "../lib/rules/manifest.ts";
import { sqsQueues } from "../lib/runtime/sqs-queues.ts";
import { openTable } from "../lib/state/index.ts";
import { UsageError } from "./command.ts";
import type { Place } from "./place.ts";

const named = z.object({ name: z.string() });
const queueUrls = z.object({ live: z.string(), sweep: z.string() });
const api = z.object({ origin: z.string() });
const secret = z.object({ value: z.string() });

type Env = Readonly<Record<string, string | undefined>>;

/**
 * What is deployed on AWS: the links that `sst shell` gives, or at least the table by name. Region and credentials
 * are AWS's own, from the environment. Throws UsageError without either.
 */
export function awsPlace(tableName: string | undefined, env: Env): Place {
  const name = tableName ?? link(env, "Table", named)?.name;
  if (name === undefined) throw new UsageError(NOWHERE);
  const dynamodb = new DynamoDBClient({});
  const sqs = new SQSClient({});
  const eventBridge = new EventBridgeClient({});
  const bus = link(env, "EventBus", named)?.name;
  const clients: IntercomClient[] = [];
  return {
    table: openTable(name, dynamodb),
    queues(rule) {
      const urls = link(env, `${pascalCase(rule)}Queues`, queueUrls);
      return urls === undefined ? undefined : sqsQueues(sqs, urls);
    },
    toBus: bus === undefined ? undefined : putOnBus(eventBridge, bus),
    intercom() {
      const [origin, token] = [link(env, "IntercomApi", api)?.origin, tokenOf(env)];
      if (origin === undefined || token === undefined) throw new UsageError(NO_INTERCOM);
      const client = createIntercomClient({ origin, token, limiter: unlimited });
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of [dynamodb, sqs, eventBridge]) client.destroy();
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

const NOWHERE =
  "It isn't said where Switchboard runs: add --sandbox for the one that npm start runs, or call it as `npx sst shell --stage <stage> -- node cli/main.ts …`, or name the table with --table.";
const NO_INTERCOM =
  "This needs Intercom: call it as `npx sst shell --stage <stage> -- node cli/main.ts …`, which has the token and the origin.";

function tokenOf(env: Env): string | undefined {
  return env["INTERCOM_TOKEN"] ?? link(env, "IntercomToken", secret)?.value;
}

/** What SST says of a linked resource, in the variable where it does. */
function link<T>(env: Env, resource: string, schema: z.ZodMiniType<T>): T | undefined {
  const text = env[`SST_RESOURCE_${resource}`];
  const parsed = z.safeParse(schema, text === undefined ? undefined : parseJson(text));
  return parsed.success ? parsed.data : undefined;
}
