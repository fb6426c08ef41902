import { fileURLToPath } from "node:url";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Clock, systemClock } from "../../../sandbox/aws/clock.ts";
import { createFunctionHost, type FunctionHost } from "../../../sandbox/aws/function-host.ts";
import type { Invocation } from "../../../sandbox/aws/invocation.ts";
import { type MappedQueue, recordsOf, startMappedQueue } from "./mapped-queue.ts";
import { until } from "./until.ts";

const success: Invocation = { ok: true, result: null };
const running = new Set<{ close(): Promise<void> }>();

afterEach(async () => {
  for (const one of running) await one.close();
  running.clear();
});

async function queueWith(visibilitySeconds?: number): Promise<MappedQueue> {
  const queue = await startMappedQueue(visibilitySeconds);
  running.add(queue);
  return queue;
}

function hostWith(timeoutMs: number): FunctionHost {
  const host = createFunctionHost({
    functionName: "Rule",
    file: fileURLToPath(new URL("./fixtures/batches.ts", import.meta.url)),
    handler: "handle",
    env: {},
    timeoutMs,
    memoryLimitInMb: 256,
    clock: systemClock,
    onLog: () => {},
  });
  running.add(host);
  return host;
}

describe("what is deleted after an answer", () => {
  it.each([
    { body: "fine", left: 0, error: undefined },
    { body: "null", left: 0, error: undefined },
    { body: "first fails", left: 1, error: undefined },
    { body: "all fail", left: 3, error: undefined },
    { body: "unknown id", left: 3, error: /names a message that is not in the batch/ },
    { body: "empty id", left: 3, error: /names a message that is not in the batch/ },
    { body: "throw", left: 3, error: /^Queue Live: Error: no$/ },
    { body: "crash", left: 3, error: /^Queue Live: Runtime.ExitError: / },
    { body: "hang", left: 3, error: /^Queue Live: Sandbox.Timedout: Task timed out after 0.30 seconds$/ },
  ])("$body: $left of 3 are left", async ({ body, left, error }) => {
    const queue = await queueWith();
    const host = hostWith(300);
    await host.start();
    await queue.send(body, "second", "third");
    let seen = 0;
    const mapping = queue.map((event) => {
      seen += recordsOf(event).length;
      return host.invoke(event);
    });
    await until(() => seen === 3);
    await mapping.stop();
    expect(await queue.depth()).toEqual({ visible: 0, inFlight: left, delayed: 0 });
    expect(queue.errors).toEqual(error === undefined ? [] : [expect.stringMatching(error)]);
  });
});

describe("a message that always fails", () => {
  it("goes to the dead-letter queue after five receives: thrown, crashed or named", async () => {
    const queue = await queueWith(1);
    const host = hostWith(10_000);
    const receives: Record<string, string[]> = {};
    // Its own clock lets the mapping go on at once after an error: the waiting here is SQS's.
    const clock: Clock = { ...systemClock, schedule: (_, fn) => systemClock.schedule(0, fn) };
    queue.map(
      (event) => {
        for (const { body, attributes } of recordsOf(event)) {
          receives[body] = [...(receives[body] ?? []), attributes.ApproximateReceiveCount];
        }
        return host.invoke(event);
      },
      { clock, batchSize: 1 },
    );
    await queue.send("throw", "crash", "first fails");
    await until(async () => (await queue.deadLetters()).visible === 3);
    const five = ["1", "2", "3", "4", "5"];
    expect(receives).toEqual({ throw: five, crash: five, "first fails": five });
    expect(await queue.depth()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });
});

describe("the event", () => {
  it("has Lambda's records", async () => {
    const queue = await queueWith();
    const before = Date.now();
    const events: unknown[] = [];
    queue.map(async (event) => {
      events.push(event);
      return success;
    });
    await queue.client.send(
      new SendMessageCommand({
        QueueUrl: queue.url,
        MessageBody: '{"text":"Grüße"}',
        MessageAttributes: {
          kind: { DataType: "String", StringValue: "test" },
          bytes: { DataType: "Binary", BinaryValue: new Uint8Array([0, 255]) },
        },
      }),
    );
    await until(() => events.length === 1);
    const isStamp = (text: string) => Number(text) >= before && Number(text) <= Date.now();
    expect(events[0]).toEqual({
      Records: [
        {
          messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          receiptHandle: expect.stringMatching(/./),
          body: '{"text":"Grüße"}',
          attributes: {
            ApproximateReceiveCount: "1",
            SentTimestamp: expect.toSatisfy(isStamp),
            SenderId: "000000000000",
            ApproximateFirstReceiveTimestamp: expect.toSatisfy(isStamp),
          },
          messageAttributes: {
            kind: { stringValue: "test", stringListValues: [], binaryListValues: [], dataType: "String" },
            bytes: { binaryValue: "AP8=", stringListValues: [], binaryListValues: [], dataType: "Binary" },
          },
          md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
          md5OfBody: "f2d4cccefa3a56df165d6d776722b345",
          eventSource: "aws:sqs",
          eventSourceARN: "arn:aws:sqs:eu-west-1:000000000000:Live",
          awsRegion: "eu-west-1",
        },
      ],
    });
  });

  it("has as many records as the batch size at most", async () => {
    const queue = await queueWith();
    const sizes: number[] = [];
    await queue.send("1", "2", "3", "4", "5", "6", "7");
    queue.map(
      async (event) => {
        sizes.push(recordsOf(event).length);
        return success;
      },
      { batchSize: 3 },
    );
    await until(() => sizes.length === 3);
    expect(sizes).toEqual([3, 3, 1]);
  });
});

describe("concurrency", () => {
  let queue: MappedQueue;
  beforeEach(async () => {
    queue = await queueWith();
  });

  it("has the maximum of invocations at once, and never more", async () => {
    const open: ((invocation: Invocation) => void)[] = [];
    let started = 0;
    await queue.send("1", "2", "3", "4", "5", "6");
    queue.map(
      () => {
        started += 1;
        return new Promise((resolve) => open.push(resolve));
      },
      { batchSize: 1, maximumConcurrency: 3 },
    );
    await until(() => started === 3);
    expect(await queue.depth()).toEqual({ visible: 3, inFlight: 3, delayed: 0 });
    open.shift()?.(success);
    await until(() => started === 4);
    expect(open).toHaveLength(3);
    await until(async () => (await queue.depth()).inFlight === 3);
    expect((await queue.depth()).visible).toBe(2);
    while (started < 6 || open.length > 0) {
      open.shift()?.(success);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(async () => (await queue.depth()).inFlight === 0);
  });

  it.each([
    {
      batchSize: 0,
      maximumConcurrency: 2,
      message: /batchSize is 0; Lambda takes a whole number from 1 to 10/,
    },
    { batchSize: 11, maximumConcurrency: 2, message: /batchSize is 11/ },
    { batchSize: 1, maximumConcurrency: 1, message: /maximumConcurrency is 1; .* from 2 to 1000/ },
    { batchSize: 1, maximumConcurrency: 2.5, message: /maximumConcurrency is 2.5/ },
  ])("refuses batch size $batchSize with $maximumConcurrency at once", ({ message, ...options }) => {
    expect(() => queue.map(async () => success, options)).toThrow(message);
  });
});

describe("stop", () => {
  it("ends a long poll at once, without an error", async () => {
    const queue = await queueWith();
    await queue.map(async () => success).stop();
    expect(queue.errors).toEqual([]);
  });

  it("waits for the invocations under way, and deletes what they did", async () => {
    const queue = await queueWith();
    await queue.send("1");
    const { promise, resolve } = Promise.withResolvers<Invocation>();
    const seen: string[] = [];
    const mapping = queue.map(() => {
      seen.push("invoked");
      return promise;
    });
    await until(() => seen.length === 1);
    const stopped = mapping.stop().then(() => seen.push("stopped"));
    await queue.send("2");
    resolve(success);
    await stopped;
    expect(seen).toEqual(["invoked", "stopped"]);
    const { visible, inFlight } = await queue.depth();
    expect(visible + inFlight).toBe(1);
  });
});
