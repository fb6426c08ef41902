import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SQSClient } from "@aws-sdk/client-sqs";
import { putOnBus } from "../lib/ingest/index.ts";
import { createIntercomClient, unlimited } from "../lib/intercom/index.ts";
import { rules } from "../lib/rules/list.ts";
import { pascalCase } from "../lib/rules/manifest.ts";
import { sqsQueues } from "../lib/runtime/sqs-queues.ts";
import { openTable } from "../lib/state/index.ts";
import { ACCOUNT_ID, clientSettings } from "../sandbox/aws/account.ts";
import { BUS_NAME, TABLE_NAME } from "../sandbox/aws/function-env.ts";
import { portsFrom } from "../sandbox/aws/ports.ts";
import { simulatorPort, TOKEN } from "../sandbox/credentials.ts";
import type { Place } from "./place.ts";

/** The Switchboard that `npm start` runs on this machine with the same port base. */
export function sandboxPlace(portBase: number): Place {
  const ports = portsFrom(portBase);
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const dynamodb = new DynamoDBClient(clientSettings(at(ports.dynamodb)));
  const sqs = new SQSClient(clientSettings(at(ports.sqs)));
  const eventBridge = new EventBridgeClient(clientSettings(at(ports.eventbridge)));
  const intercom = createIntercomClient({
    origin: at(simulatorPort(portBase)),
    token: TOKEN,
    limiter: unlimited,
  });
  const queueUrl = (name: string) => `${at(ports.sqs)}/${ACCOUNT_ID}/${name}`;
  return {
    table: openTable(TABLE_NAME, dynamodb),
    queues(rule) {
      if (!rules.some(({ name }) => name === rule)) return undefined;
      const name = pascalCase(rule);
      return sqsQueues(sqs, { live: queueUrl(`${name}Live`), sweep: queueUrl(`${name}Sweep`) });
    },
    toBus: putOnBus(eventBridge, BUS_NAME),
    intercom: () => intercom,
    async close() {
      for (const client of [dynamodb, sqs, eventBridge]) client.destroy();
      await intercom.close();
    },
  };
}
