import { EventBridgeClient, ListRulesCommand, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientSettings } from "../../../sandbox/aws/account.ts";
import { type EventBusOptions, startEventBus } from "../../../sandbox/aws/event-bus.ts";
import { PortInUseError } from "../../../sandbox/aws/port-in-use.ts";
import { createQueues, deliverWith, depthOf, type Queue, queueNamed } from "../../../sandbox/aws/queues.ts";
import { startSqs } from "../../../sandbox/aws/sqs.ts";
import type { StandIn } from "../../../sandbox/aws/stand-in.ts";
import { until } from "./until.ts";
import { virtualClock } from "./virtual-clock.ts";

let sqs: StandIn;
let bus: StandIn;
let sqsClient: SQSClient;
let client: EventBridgeClient;
let queues: ReadonlyMap<string, Queue>;
let errors: Error[];

const clock = virtualClock(Date.parse("2026-08-20T03:00:00.500Z"));

function busWith(rules: EventBusOptions["rules"], port = 0): Promise<StandIn> {
  const onError = (error: Error) => errors.push(error);
  return startEventBus({ port, name: "Bus", rules, deliver: deliverWith(sqsClient), clock, onError });
}

const urlOf = (name: string) => queueNamed(queues, name).url;
const depth = async (name: string) => (await depthOf(sqsClient, queueNamed(queues, name))).visible;

async function messagesOf(name: string): Promise<readonly unknown[]> {
  const { Messages = [] } = await sqsClient.send(
    new ReceiveMessageCommand({ QueueUrl: urlOf(name), MaxNumberOfMessages: 10 }),
  );
  return Messages.map(({ Body = "" }) => JSON.parse(Body));
}

function put(...entries: readonly { detailType?: string; detail: unknown }[]) {
  return client.send(
    new PutEventsCommand({
      Entries: entries.map(({ detailType, detail }) => ({
        EventBusName: "Bus",
        Source: "switchboard.webhook",
        DetailType: detailType,
        Detail: JSON.stringify(detail),
      })),
    }),
  );
}

beforeEach(async () => {
  errors = [];
  sqs = await startSqs({ port: 0 });
  sqsClient = new SQSClient(clientSettings(sqs.endpoint));
  const names = ["Live", "Other", "Parking", "Dlq"];
  const plans = names.map((name) => ({ name, visibilitySeconds: 600 }));
  queues = await createQueues({ client: sqsClient, endpoint: sqs.endpoint }, plans);
  const source = ["switchboard.webhook"];
  bus = await busWith([
    {
      name: "Live",
      pattern: { source, "detail-type": ["notification"], detail: { topic: ["a", "b"] } },
      target: { queueUrl: urlOf("Live"), deadLetterQueueUrl: urlOf("Dlq") },
    },
    {
      name: "Other",
      pattern: { source, "detail-type": ["notification"], detail: { topic: ["b"] } },
      target: { queueUrl: urlOf("Other") },
    },
    {
      name: "Parking",
      pattern: { source, "detail-type": ["unsupported"] },
      target: { queueUrl: urlOf("Parking") },
    },
  ]);
  client = new EventBridgeClient(clientSettings(bus.endpoint));
});
afterEach(async () => {
  client.destroy();
  await bus.close();
  sqsClient.destroy();
  await sqs.close();
});

describe("an event", () => {
  it("reaches the queue of the rule that it matches, whole and in its envelope", async () => {
    const { FailedEntryCount, Entries } = await put({
      detailType: "notification",
      detail: { topic: "a", text: "Grüße 👋" },
    });
    expect(FailedEntryCount).toBe(0);
    expect(Entries).toEqual([{ EventId: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
    await until(async () => (await depth("Live")) === 1);
    expect(await messagesOf("Live")).toEqual([
      {
        version: "0",
        id: Entries?.[0]?.EventId,
        "detail-type": "notification",
        source: "switchboard.webhook",
        account: "000000000000",
        time: "2026-08-20T03:00:00Z",
        region: "eu-west-1",
        resources: [],
        detail: { topic: "a", text: "Grüße 👋" },
      },
    ]);
  });

  it("reaches every rule that it matches, and no other", async () => {
    await put(
      { detailType: "notification", detail: { topic: "b" } },
      { detailType: "unsupported", detail: { topic: "b" } },
      { detailType: "notification", detail: { topic: "c" } },
    );
    await until(async () => (await depth("Other")) + (await depth("Live")) + (await depth("Parking")) === 3);
    await bus.close();
    expect(await messagesOf("Live")).toMatchObject([{ detail: { topic: "b" } }]);
    expect(await messagesOf("Other")).toMatchObject([{ detail: { topic: "b" } }]);
    expect(await messagesOf("Parking")).toMatchObject([{ "detail-type": "unsupported" }]);
    expect(await depth("Dlq")).toBe(0);
    expect(errors).toEqual([]);
  });

  it("goes to the dead-letter queue when its own queue can't be reached", async () => {
    const lost = await busWith([
      {
        name: "Lost",
        pattern: { source: ["switchboard.webhook"] },
        target: { queueUrl: `${sqs.endpoint}/000000000000/Gone`, deadLetterQueueUrl: urlOf("Dlq") },
      },
    ]);
    client.destroy();
    client = new EventBridgeClient(clientSettings(lost.endpoint));
    await put({ detailType: "notification", detail: { topic: "a" } });
    await lost.close();
    expect(await messagesOf("Dlq")).toMatchObject([{ detail: { topic: "a" } }]);
    expect(errors).toEqual([]);
  });
});

describe("PutEvents", () => {
  it("answers 200 with a count for entries that fail, and takes the others", async () => {
    const { FailedEntryCount, Entries } = await put(
      { detail: { topic: "a" } },
      { detailType: "notification", detail: { topic: "a" } },
      { detailType: "notification", detail: "no object" },
    );
    expect(FailedEntryCount).toBe(2);
    expect(Entries).toMatchObject([
      { ErrorCode: "InvalidArgument" },
      { EventId: expect.any(String) },
      { ErrorCode: "MalformedDetail" },
    ]);
    await until(async () => (await depth("Live")) === 1);
  });

  it("throws at the client for eleven entries, and takes none of them", async () => {
    const eleven = Array(11).fill({ detailType: "notification", detail: { topic: "a" } });
    await expect(put(...eleven)).rejects.toMatchObject({
      name: "ValidationException",
      $metadata: { httpStatusCode: 400 },
    });
    await bus.close();
    expect(await depth("Live")).toBe(0);
  });

  it("throws at the client for more than 256 KB", async () => {
    const large = { detailType: "notification", detail: { topic: "a", text: "x".repeat(262_144) } };
    await expect(put(large)).rejects.toMatchObject({ name: "ValidationException" });
  });
});

describe("the server", () => {
  it("tells a person that it is alive", async () => {
    const response = await fetch(bus.endpoint);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('The sandbox\'s EventBridge: bus "Bus", 3 rules.\n');
  });

  it("refuses what is not PutEvents", async () => {
    await expect(client.send(new ListRulesCommand({}))).rejects.toMatchObject({
      name: "UnknownOperationException",
    });
  });

  it.each([
    ["{", 400, "ValidationException"],
    ["x".repeat(5_000_000), 413, "RequestEntityTooLarge"],
  ])("refuses a broken request", async (body, status, type) => {
    const headers = { "x-amz-target": "AWSEvents.PutEvents" };
    const response = await fetch(bus.endpoint, { method: "POST", headers, body });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ __type: type });
  });

  it("says which port is in use", async () => {
    await expect(busWith([], Number(new URL(bus.endpoint).port))).rejects.toThrow(PortInUseError);
  });

  it("refuses to start with a pattern that it can't match", async () => {
    const target = { queueUrl: urlOf("Live") };
    await expect(busWith([{ name: "Empty", pattern: {}, target }])).rejects.toThrow(/can't be used/);
  });
});
