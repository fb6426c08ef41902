import { GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { queueOf, sqsQueues } from "../../../lib/runtime/sqs-queues.ts";
import {
  clientSettings,
  createQueues,
  type Queue,
  type StandIn,
  startSqs,
} from "../../../sandbox/aws/index.ts";

let server: StandIn;
let client: SQSClient;
let urls: { live: string; sweep: string };
let made: ReadonlyMap<string, Queue>;

beforeAll(async () => {
  server = await startSqs({ port: 0 });
  client = new SQSClient(clientSettings(server.endpoint));
  made = await createQueues({ client, endpoint: server.endpoint }, [
    { name: "AutoAssignLive", visibilitySeconds: 30 },
    { name: "AutoAssignSweep", visibilitySeconds: 30 },
  ]);
  urls = { live: made.get("AutoAssignLive")?.url ?? "", sweep: made.get("AutoAssignSweep")?.url ?? "" };
});
afterAll(async () => {
  client.destroy();
  await server.close();
});

async function receive(url: string) {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10 }),
  );
  return Messages;
}

describe("a rule's queues", () => {
  test("take a message for the queue it is meant for", async () => {
    await sqsQueues(client, urls).send("live", "one", 0);
    expect((await receive(urls.sweep)).map(({ Body }) => Body)).toEqual([]);
    expect((await receive(urls.live)).map(({ Body }) => Body)).toEqual(["one"]);
  });

  test("take more messages than SQS takes in one request", async () => {
    const bodies = Array.from({ length: 23 }, (_, n) => `message ${n}`);
    await sqsQueues(client, urls).sendAll("sweep", bodies);
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl: urls.sweep,
        AttributeNames: ["ApproximateNumberOfMessages"],
      }),
    );
    expect(Attributes?.["ApproximateNumberOfMessages"]).toBe("23");
  });

  test("reject when SQS does not take a message", async () => {
    const queues = sqsQueues(client, { ...urls, live: `${urls.live}Gone` });
    await expect(queues.send("live", "one", 0)).rejects.toThrow();
    await expect(queues.sendAll("sweep", ["x".repeat(2_000_000)])).rejects.toThrow();
  });

  test("reject when SQS takes some messages of a request and refuses others, and say how many", async () => {
    const sending = sqsQueues(client, urls).sendAll("sweep", ["fine", "not fine \u0000", "fine too"]);
    await expect(sending).rejects.toThrow("SQS refused 1 messages: InvalidMessageContents");
  });

  test("hide a received message for the seconds given, 0 of which gives it back at once", async () => {
    const queues = sqsQueues(client, urls);
    await queues.send("live", "hide me", 0);
    const [message] = await receive(urls.live);
    await queues.hide("live", message?.ReceiptHandle ?? "", 0);
    expect((await receive(urls.live)).map(({ Body }) => Body)).toEqual(["hide me"]);
  });
});

describe("the queue that a message came from", () => {
  const production = {
    live: "https://sqs.eu-west-1.amazonaws.com/123456789012/switchboard-production-AutoAssignLiveQueue-abcd",
    sweep:
      "https://sqs.eu-west-1.amazonaws.com/123456789012/switchboard-production-AutoAssignSweepQueue-efgh",
  };
  test.each([
    ["arn:aws:sqs:eu-west-1:123456789012:switchboard-production-AutoAssignLiveQueue-abcd", "live"],
    ["arn:aws:sqs:eu-west-1:123456789012:switchboard-production-AutoAssignSweepQueue-efgh", "sweep"],
  ] as const)("%s is %s", (arn, queue) => {
    expect(queueOf(production, arn)).toBe(queue);
  });

  test("is told apart in the sandbox too", () => {
    expect(queueOf(urls, made.get("AutoAssignSweep")?.arn ?? "")).toBe("sweep");
    expect(queueOf(urls, made.get("AutoAssignLive")?.arn ?? "")).toBe("live");
  });
});
