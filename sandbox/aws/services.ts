import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings } from "./account.ts";
import { systemClock } from "./clock.ts";
import { startDynamoDb } from "./dynamodb.ts";
import { type BusRule, startEventBus } from "./event-bus.ts";
import { BUS_NAME, type Endpoints, TABLE_NAME } from "./function-env.ts";
import type { Ports } from "./ports.ts";
import { createQueues, deliverWith, type Queue, queueNamed } from "./queues.ts";
import { everyOne, keep } from "./running.ts";
import { startSqs } from "./sqs.ts";
import { createTable } from "./table.ts";
import type { Topology } from "./topology.ts";

/** The services that functions call, with the resources that they need. */
export interface Services {
  readonly endpoints: Endpoints;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly client: SQSClient;
}

/** Starts the database with its table, the queues and the bus with its rules. Throws PortInUseError. */
export async function startServices(
  options: {
    readonly topology: Topology;
    readonly ports: Ports;
    readonly onError: (error: Error) => void;
  },
  running: AsyncDisposableStack,
): Promise<Services> {
  const { topology, ports, onError } = options;
  const [dynamodb, sqs] = await everyOne([
    keep(startDynamoDb({ port: ports.dynamodb }), running),
    keep(startSqs({ port: ports.sqs }), running),
  ]);
  const client = new SQSClient(clientSettings(sqs.endpoint));
  running.defer(() => client.destroy());
  const [queues] = await everyOne([
    createQueues({ client, endpoint: sqs.endpoint }, topology.queues),
    createTable(dynamodb.endpoint, TABLE_NAME),
  ]);
  const bus = startEventBus({
    port: ports.eventbridge,
    name: BUS_NAME,
    rules: busRules(topology, queues),
    deliver: deliverWith(client),
    clock: systemClock,
    onError,
  });
  const { endpoint: eventbridge } = await keep(bus, running);
  return { client, queues, endpoints: { dynamodb: dynamodb.endpoint, sqs: sqs.endpoint, eventbridge } };
}

function busRules({ busRules }: Topology, queues: ReadonlyMap<string, Queue>): readonly BusRule[] {
  return busRules.map(({ name, pattern, queue, deadLetterQueue }) => ({
    name,
    pattern,
    target: {
      queueUrl: queueNamed(queues, queue).url,
      ...(deadLetterQueue === undefined
        ? {}
        : { deadLetterQueueUrl: queueNamed(queues, deadLetterQueue).url }),
    },
  }));
}
