import { devNull } from "node:os";
import { fileURLToPath } from "node:url";
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, describe, expect, it } from "vitest";
import { clientSettings } from "../../../sandbox/aws/account.ts";
import { systemClock } from "../../../sandbox/aws/clock.ts";
import { createFunctionHost } from "../../../sandbox/aws/function-host.ts";
import { PortInUseError } from "../../../sandbox/aws/port-in-use.ts";
import { createQueues, depthOf, queueNamed } from "../../../sandbox/aws/queues.ts";
import { queueUrl, startSqs } from "../../../sandbox/aws/sqs.ts";

const running = new Set<() => Promise<void> | void>();
afterEach(async () => {
  for (const close of running) await close();
  running.clear();
});

async function setUp() {
  const { endpoint, close } = await startSqs({ port: 0 });
  const client = new SQSClient(clientSettings(endpoint));
  running.add(() => client.destroy());
  running.add(close);
  return { endpoint, client };
}

describe("startSqs", () => {
  it("listens on 127.0.0.1", async () => {
    const { endpoint } = await setUp();
    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${endpoint}/health`)).status).toBe(200);
  });

  it("says which port is in use, and what to do", async () => {
    const { endpoint } = await setUp();
    const port = Number(new URL(endpoint).port);
    const starting = startSqs({ port });
    await expect(starting).rejects.toThrow(PortInUseError);
    await expect(starting).rejects.toThrow(new RegExp(`^Port ${port} is in use\\. .*SWITCHBOARD_PORT_BASE`));
  });
});

describe("queueUrl", () => {
  it("is at the endpoint, with the account and the name", () => {
    expect(queueUrl("http://127.0.0.1:4040", "AutoAssignLive")).toBe(
      "http://127.0.0.1:4040/000000000000/AutoAssignLive",
    );
  });

  it("is one that a function reaches which knows the endpoint from its environment alone", async () => {
    const { endpoint, client } = await setUp();
    const queues = await createQueues({ client, endpoint }, [{ name: "Mail", visibilitySeconds: 30 }]);
    const host = createFunctionHost({
      functionName: "Sender",
      file: fileURLToPath(new URL("./fixtures/sends.ts", import.meta.url)),
      handler: "handle",
      env: {
        AWS_REGION: "eu-west-1",
        AWS_ACCESS_KEY_ID: "a",
        AWS_SECRET_ACCESS_KEY: "b",
        AWS_CONFIG_FILE: devNull,
        AWS_ENDPOINT_URL_SQS: endpoint,
      },
      timeoutMs: 20_000,
      memoryLimitInMb: 512,
      clock: systemClock,
      onLog: () => {},
    });
    running.add(host.close);
    const { url } = queueNamed(queues, "Mail");
    expect(await host.invoke({ url, body: "Grüße" })).toEqual({ ok: true, result: null });
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl: url }));
    expect(Messages?.map(({ Body }) => Body)).toEqual(["Grüße"]);
  });
});

describe("createQueues", () => {
  it("moves a message that was received five times to the dead-letter queue", async () => {
    const sqs = await setUp();
    const queues = await createQueues(sqs, [
      { name: "Live", visibilitySeconds: 0, deadLetterQueue: "Dlq" },
      { name: "Dlq", visibilitySeconds: 180 },
    ]);
    expect([...queues]).toEqual([
      ["Dlq", { url: `${sqs.endpoint}/000000000000/Dlq`, arn: "arn:aws:sqs:eu-west-1:000000000000:Dlq" }],
      ["Live", { url: `${sqs.endpoint}/000000000000/Live`, arn: "arn:aws:sqs:eu-west-1:000000000000:Live" }],
    ]);
    const live = queueNamed(queues, "Live");
    const dlq = queueNamed(queues, "Dlq");
    await sqs.client.send(new SendMessageCommand({ QueueUrl: live.url, MessageBody: "poison" }));
    const received: unknown[] = [];
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      const { Messages } = await sqs.client.send(
        new ReceiveMessageCommand({ QueueUrl: live.url, MessageSystemAttributeNames: ["All"] }),
      );
      received.push(Messages?.[0]?.Attributes?.["ApproximateReceiveCount"]);
    }
    expect(received).toEqual(["1", "2", "3", "4", "5", undefined]);
    expect(await depthOf(sqs.client, live)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(await depthOf(sqs.client, dlq)).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
  });

  it("hides a received message for the queue's visibility time-out", async () => {
    const sqs = await setUp();
    const queues = await createQueues(sqs, [{ name: "Live", visibilitySeconds: 180 }]);
    const live = queueNamed(queues, "Live");
    await sqs.client.send(new SendMessageCommand({ QueueUrl: live.url, MessageBody: "one" }));
    await sqs.client.send(
      new SendMessageCommand({ QueueUrl: live.url, MessageBody: "later", DelaySeconds: 60 }),
    );
    await sqs.client.send(new ReceiveMessageCommand({ QueueUrl: live.url }));
    expect(await depthOf(sqs.client, live)).toEqual({ visible: 0, inFlight: 1, delayed: 1 });
  });

  it("names the queue that is missing", () => {
    expect(() => queueNamed(new Map(), "Live")).toThrow("There is no queue Live.");
  });
});
