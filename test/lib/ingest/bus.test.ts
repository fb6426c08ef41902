import { createServer, type Server } from "node:http";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { afterAll, beforeAll, expect, test } from "vitest";
import { putOnBus } from "../../../lib/ingest/index.ts";

/** An EventBridge that answers what the test says, and keeps what it was asked. */
let server: Server;
let client: EventBridgeClient;
let asked: unknown;
let answer: { status: number; body: unknown };

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (data) => (text += String(data)));
    request.on("end", () => {
      asked = JSON.parse(text);
      response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  client = new EventBridgeClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: "eu-west-1",
    credentials: { accessKeyId: "x", secretAccessKey: "y" },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const entry = { detailType: "notification", detail: { id: "notif_1", topic: "user.created" } } as const;

test("an entry goes to the named bus with our source, its kind and its JSON", async () => {
  answer = { status: 200, body: { FailedEntryCount: 0, Entries: [{ EventId: "1" }] } };
  await putOnBus(client, "the-bus")(entry);
  expect(asked).toEqual({
    Entries: [
      {
        EventBusName: "the-bus",
        Source: "switchboard.webhook",
        DetailType: "notification",
        Detail: '{"id":"notif_1","topic":"user.created"}',
      },
    ],
  });
});

test("the two characters that SQS refuses are replaced, so that a customer's text can't get its message lost", async () => {
  answer = { status: 200, body: { FailedEntryCount: 0, Entries: [{ EventId: "1" }] } };
  await putOnBus(client, "b")({ detailType: "notification", detail: { words: "a\uFFFEb\uFFFFc \u{1F600}" } });
  expect(asked).toMatchObject({ Entries: [{ Detail: '{"words":"a\uFFFDb\uFFFDc \u{1F600}"}' }] });
});

test("an entry that is refused inside an answer of 200 is an error, with EventBridge's code", async () => {
  answer = { status: 200, body: { FailedEntryCount: 1, Entries: [{ ErrorCode: "ThrottlingException" }] } };
  await expect(putOnBus(client, "b")(entry)).rejects.toMatchObject({
    code: "ingest.bus_refused",
    message: "EventBridge refused the entry: ThrottlingException",
  });
});

test("an answer that doesn't say what became of the entry is an error too", async () => {
  answer = { status: 200, body: {} };
  await expect(putOnBus(client, "b")(entry)).rejects.toMatchObject({ code: "ingest.bus_refused" });
});

test("an answer of 500 is an error", async () => {
  answer = { status: 500, body: { __type: "InternalException" } };
  await expect(putOnBus(client, "b")(entry)).rejects.toThrow();
});
