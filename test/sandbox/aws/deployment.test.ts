import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientSettings } from "../../../sandbox/aws/account.ts";
import { type Deployment, type DeploymentOptions, startDeployment } from "../../../sandbox/aws/deployment.ts";
import { PortInUseError } from "../../../sandbox/aws/port-in-use.ts";
import { queueNamed } from "../../../sandbox/aws/queues.ts";
import { topologyOf } from "../../../sandbox/aws/topology.ts";
import { until } from "./until.ts";
import { virtualClock } from "./virtual-clock.ts";

const folder = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const rule = { timeoutSeconds: 20, liveConcurrency: 2, schedule: { expression: "rate(5 minutes)" } };
const topology = topologyOf([
  { ...rule, name: "echo", topics: ["greeting"] },
  { ...rule, name: "fails", topics: ["trouble"], schedule: { expression: "rate(1 day)" } },
]);

let logs: string[];
let errors: string[];
const clock = virtualClock(Date.parse("2026-08-20T03:00:00Z"));

function start(options: Partial<DeploymentOptions> = {}): Promise<Deployment> {
  return startDeployment({
    portBase: 0,
    intercomOrigin: "http://127.0.0.1:1",
    token: "sandbox-token",
    webhookSecrets: "sandbox-secret",
    signupSecrets: "whsec_c2FuZGJveC1zaWdudXAtc2VjcmV0",
    functionsRoot: folder("functions"),
    topology,
    clock,
    onLog: (name, line) => logs.push(`${name}: ${line}`),
    onError: (error) => errors.push(error.message),
    ...options,
  });
}

beforeEach(() => {
  logs = [];
  errors = [];
});

describe("a deployment", () => {
  let deployment: Deployment;
  let database: DynamoDBDocumentClient;
  let sqs: SQSClient;

  beforeEach(async () => {
    deployment = await start();
    database = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings(deployment.endpoints.dynamodb)));
    sqs = new SQSClient(clientSettings(deployment.endpoints.sqs));
  });
  afterEach(async () => {
    database.destroy();
    sqs.destroy();
    await deployment.close();
  });

  async function itemsOf(pk: string): Promise<readonly unknown[]> {
    const { Items = [] } = await database.send(
      new QueryCommand({
        TableName: deployment.tableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pk },
      }),
    );
    return Items.map(({ body }) => JSON.parse(body));
  }

  async function post(type: string, detail: unknown): Promise<number> {
    const response = await fetch(`${deployment.webhookUrl}?type=${type}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(detail),
    });
    return response.status;
  }

  it("takes a notification from the webhook over the bus and the queue to its rule and the table", async () => {
    expect(await post("notification", { topic: "greeting", text: "Grüße 👋" })).toBe(200);
    await until(async () => (await itemsOf("EchoLive")).length === 1);
    expect(await itemsOf("EchoLive")).toMatchObject([
      { source: "switchboard.webhook", detail: { topic: "greeting", text: "Grüße 👋" } },
    ]);
    await until(() => logs.includes("Echo: echo EchoLive"));
    await until(async () => (await deployment.depth())["EchoLive"]?.inFlight === 0);
    const empty = { visible: 0, inFlight: 0, delayed: 0 };
    expect(await deployment.depth()).toEqual({
      EchoLive: empty,
      EchoSweep: empty,
      EchoDlq: empty,
      FailsLive: empty,
      FailsSweep: empty,
      FailsDlq: empty,
      Parking: empty,
    });
    expect(errors).toEqual([]);
  });

  it("takes sign-ups at a path of their own", async () => {
    expect(deployment.signupUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/signup$/);
    const answer = await fetch(deployment.signupUrl, { method: "POST", body: "Lea" });
    expect([answer.status, await answer.text()]).toEqual([202, "Lea"]);
  });

  it("parks what no rule supports, and what a dead-letter queue holds, under its rule", async () => {
    await post("unsupported", { topic: "greeting" });
    const { url } = queueNamed(deployment.queues, "FailsDlq");
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: '{"dead":true}' }));
    await until(async () => (await itemsOf("parked#none")).length === 1);
    await until(async () => (await itemsOf("parked#fails")).length === 1);
    expect(await itemsOf("parked#none")).toMatchObject([{ "detail-type": "unsupported" }]);
    expect(await itemsOf("parked#fails")).toEqual([{ dead: true }]);
  });

  it("leaves a failed message in its queue for six times the function's time-out", async () => {
    await post("notification", { topic: "greeting", text: "poison" });
    await post("notification", { topic: "trouble" });
    await until(() => errors.length === 1);
    expect(errors).toEqual(["Queue FailsLive: Error: no handling"]);
    await until(() => logs.some((line) => line.startsWith("Fails: Invoke Error Error: no handling")));
    const { EchoLive, FailsLive, FailsDlq } = await deployment.depth();
    expect(EchoLive?.visible).toBe(0);
    expect(FailsLive).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
    expect(FailsDlq).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(await itemsOf("EchoLive")).toEqual([]);
  });

  it("sweeps when its clock says so, and when told to", async () => {
    clock.advance(5 * 60_000);
    await until(async () => (await itemsOf("EchoSweep")).length === 1);
    const due = new Date(clock.now()).toISOString().replace(".000Z", "Z");
    expect(await itemsOf("EchoSweep")).toEqual([{ scheduledTime: due }]);
    expect(await deployment.fire("echo")).toEqual({ ok: true, result: null });
    await until(async () => (await itemsOf("EchoSweep")).length === 2);
    await expect(deployment.fire("nobody")).rejects.toThrow("There are: echo, fails.");
  });

  it("parks the event of a sweep that failed three times", async () => {
    const fired = deployment.fire("fails");
    const attempts = () =>
      logs.filter((line) => line === "FailsSchedule: Invoke Error Error: no sweeping").length;
    for (const attempt of [1, 2]) {
      await until(() => attempts() === attempt && clock.due().length === 3);
      clock.advance(attempt * 1_000);
    }
    expect(await fired).toEqual({ ok: false, error: { errorType: "Error", errorMessage: "no sweeping" } });
    await until(async () => (await itemsOf("parked#fails")).length === 1);
    expect(await itemsOf("parked#fails")).toEqual([{ scheduledTime: expect.stringMatching(/^2026-08-20T/) }]);
    expect(errors).toEqual(["The schedule of fails failed: Error: no sweeping"]);
  });

  it("closes twice without harm, and answers nobody any more", async () => {
    await deployment.close();
    await deployment.close();
    await expect(fetch(deployment.webhookUrl)).rejects.toThrow();
    await expect(fetch(deployment.endpoints.sqs)).rejects.toThrow();
    await expect(fetch(deployment.endpoints.dynamodb)).rejects.toThrow();
    await expect(fetch(deployment.endpoints.eventbridge)).rejects.toThrow();
    expect(clock.due()).toEqual([]);
  });
});

describe("the start of a deployment", () => {
  /** A hundred ports of this process's own, below those that the system hands out. */
  const base = 20_000 + (process.pid % 100) * 100;

  async function takePort(port: number) {
    const server = createServer().listen(port, "127.0.0.1");
    await once(server, "listening");
    return server;
  }

  it.each([
    ["function URLs", 20],
    ["DynamoDB", 30],
    ["SQS", 40],
    ["EventBridge", 50],
  ])("names the port of the %s that is in use, and leaves nothing running", async (_, offset) => {
    const server = await takePort(base + offset);
    const starting = start({ portBase: base });
    await expect(starting).rejects.toThrow(PortInUseError);
    await expect(starting).rejects.toThrow(`Port ${base + offset} is in use.`);
    const others = [20, 30, 40, 50].filter((other) => other !== offset);
    const free = await Promise.all(others.map((other) => takePort(base + other)));
    for (const one of [server, ...free]) one.close();
  });

  it("listens on the ports that follow from its base", async () => {
    const deployment = await start({ portBase: base });
    expect(deployment.webhookUrl).toBe(`http://127.0.0.1:${base + 20}/webhook`);
    expect(deployment.endpoints).toEqual({
      dynamodb: `http://127.0.0.1:${base + 30}`,
      sqs: `http://127.0.0.1:${base + 40}`,
      eventbridge: `http://127.0.0.1:${base + 50}`,
    });
    await deployment.close();
  });

  it("names the function that can't be loaded, its file and the reason", async () => {
    const functionsRoot = folder("broken");
    await expect(start({ functionsRoot, topology: topologyOf([]) })).rejects.toThrow(
      `The function Webhook (${functionsRoot}/webhook.ts) did not start: Runtime.ImportModuleError: a setting is missing`,
    );
    await until(() => logs.includes("Webhook: Error: a setting is missing"));
  });

  it("refuses a schedule that can't be read", async () => {
    const broken = topologyOf([{ ...rule, name: "echo", topics: ["x"], schedule: { expression: "daily" } }]);
    await expect(start({ topology: broken })).rejects.toThrow('The schedule "daily" can\'t be read.');
  });
});
