import { beforeAll, describe, expect, test } from "vitest";
import { SOURCE } from "../../lib/ingest/bus.ts";
import { rules } from "../../lib/rules/list.ts";
import { pascalCase } from "../../lib/rules/manifest.ts";
import { type ExpectationName, expectations } from "./expectations.ts";
import { type Model, modelOf } from "./support/model.ts";
import { rightsOf } from "./support/rights.ts";
import { ROOT, SECRETS, SYNTH_TIMEOUT_MS, synth } from "./support/synth.ts";

const models = new Map<string, Model>();

beforeAll(async () => {
  const stages = ["production", "alex"];
  const graphs = await Promise.all(stages.map((stage) => synth({ root: ROOT, stage, secrets: SECRETS })));
  for (const graph of graphs) models.set(graph.stage, modelOf(graph));
}, SYNTH_TIMEOUT_MS);

function modelOfStage(stage: string): Model {
  const model = models.get(stage);
  if (model === undefined) throw new Error(`stage ${stage} was not synthesised`);
  return model;
}

describe.each(["production", "alex"])("stage %s", (stage) => {
  const names = Object.keys(expectations) as ExpectationName[];
  test.each(names)("%s", (name) => {
    expect(expectations[name](modelOfStage(stage))).toEqual([]);
  });

  test("has these queues, functions and schedules, and no others", () => {
    const { queues, functions, schedules } = modelOfStage(stage);
    const sorted = (named: readonly { readonly name: string }[]) => named.map(({ name }) => name).sort();
    const names = rules.map(({ name }) => pascalCase(name));
    const swept = rules.flatMap(({ name, schedule }) => (schedule ? pascalCase(name) : []));
    expect(swept).toContain("AutoAssign");
    expect(sorted(queues)).toEqual(
      ["Parking", ...names.flatMap((name) => [`${name}Dlq`, `${name}Live`, `${name}Sweep`])].sort(),
    );
    expect(sorted(functions)).toEqual(
      [
        "Park",
        "ReportCounts",
        "Signup",
        "Webhook",
        ...names,
        ...swept.map((name) => `${name}Schedule`),
      ].sort(),
    );
    expect(sorted(schedules)).toEqual([...swept, "ReportCounts"].sort());
  });
});

test("production is protected and keeps its table; another stage does not", () => {
  const of = (stage: string) => {
    const { graph } = modelOfStage(stage);
    const table = graph.resources.find(({ name }) => name === "StorageTable");
    return [graph.outputs["_protect"], table?.retainOnDelete, table?.inputs["deletionProtectionEnabled"]];
  };
  expect(of("production")).toEqual([true, true, true]);
  expect(of("alex")).toEqual([false, false, false]);
});

test("the webhook's URL is what a deployment answers", () => {
  expect(modelOfStage("production").graph.outputs["webhook"]).toBe(
    "https://webhookurl.lambda-url.eu-west-1.on.aws/",
  );
});

test("each handler has its time-out, in seconds", () => {
  const timeouts = modelOfStage("production").functions.map(({ build, timeout }) => [build.handler, timeout]);
  expect(Object.fromEntries(timeouts)).toMatchObject({
    "functions/webhook.handle": 5,
    "functions/signup.handle": 5,
    "functions/auto-assign.handle": 30,
    "functions/auto-assign.sweep": 30,
    "functions/park.handle": 30,
    "functions/report-counts.run": 30,
  });
});

test("each queue has its time-outs, in seconds, and its dead-letter queue", () => {
  const { queues } = modelOfStage("production");
  const nameOf = (wanted: string | undefined) => queues.find(({ arn }) => arn === wanted)?.name;
  const rows = queues.map(({ name, visibility, retention, redrive }) => [
    name,
    [visibility, retention, nameOf(redrive?.deadLetterTargetArn), redrive?.maxReceiveCount],
  ]);
  expect(Object.fromEntries(rows)).toMatchObject({
    AutoAssignLive: [180, undefined, "AutoAssignDlq", 5],
    AutoAssignSweep: [180, undefined, "AutoAssignDlq", 5],
    AutoAssignDlq: [180, 1_209_600, undefined, undefined],
    Parking: [180, 1_209_600, undefined, undefined],
  });
});

test("each queue has one subscription: its function, batch size, window and maximum concurrency", () => {
  const { mappings, queues, functions } = modelOfStage("production");
  const rows = mappings.map(({ queueArn, functionArn, batchSize, window, maximumConcurrency }) => [
    queues.find(({ arn }) => arn === queueArn)?.name,
    [functions.find(({ arn }) => arn === functionArn)?.name, batchSize, window, maximumConcurrency],
  ]);
  expect(rows).toHaveLength(queues.length);
  expect(Object.keys(Object.fromEntries(rows))).toHaveLength(queues.length);
  expect(Object.fromEntries(rows)).toMatchObject({
    AutoAssignLive: ["AutoAssign", 10, 0, 5],
    AutoAssignSweep: ["AutoAssign", 10, 0, 2],
    AutoAssignDlq: ["Park", 10, 0, 2],
    Parking: ["Park", 10, 0, 2],
  });
});

test("the bus sends a rule its topics, and what no rule can take to be parked", () => {
  const { targets, queues } = modelOfStage("production");
  const rows = targets.map(({ arn, pattern }) => [queues.find((queue) => queue.arn === arn)?.name, pattern]);
  expect(Object.fromEntries(rows)).toMatchObject({
    AutoAssignLive: {
      source: ["switchboard.webhook"],
      "detail-type": ["notification"],
      detail: {
        topic: [
          "conversation.user.created",
          "conversation.user.replied",
          "conversation.admin.opened",
          "conversation.admin.unsnoozed",
        ],
      },
    },
    Parking: { source: ["switchboard.webhook"], "detail-type": ["unsupported"] },
  });
  expect(SOURCE, "what ingest puts on the bus").toBe("switchboard.webhook");
});

test("a rule's schedule runs its sweep, and tells it when it was due", () => {
  const { schedules, functions } = modelOfStage("production");
  const schedule = schedules.find(({ name }) => name === "AutoAssign");
  expect(schedule).toMatchObject({
    expression: "rate(5 minutes)",
    timezone: "UTC",
    enabled: true,
    retries: 2,
    input: { scheduledTime: "<aws.scheduler.scheduled-time>" },
  });
  const sweep = functions.find(({ arn }) => arn === schedule?.functionArn);
  expect(sweep?.build.handler).toBe("functions/auto-assign.sweep");
});

test("each role may do this, and nothing else", () => {
  const both = ["queue AutoAssignLive", "queue AutoAssignSweep"];
  const kept = [...rules.map(({ name }) => `queue ${pascalCase(name)}Dlq`), "queue Parking"];
  const table = ["table Storage"];
  const logs = (name: string) => ({
    "logs:CreateLogStream": [`logs of ${name}`],
    "logs:PutLogEvents": [`logs of ${name}`],
  });
  const items = {
    "dynamodb:Query": table,
    "dynamodb:GetItem": table,
    "dynamodb:PutItem": table,
    "dynamodb:UpdateItem": table,
    "dynamodb:DeleteItem": table,
  };
  const {
    Webhook,
    Signup,
    AutoAssign,
    AutoAssignSchedule,
    AutoAssignCron,
    Park,
    ReportCounts,
    ReportCountsCron,
  } = rightsOf(modelOfStage("production"));
  expect({
    Webhook,
    Signup,
    AutoAssign,
    AutoAssignSchedule,
    AutoAssignCron,
    Park,
    ReportCounts,
    ReportCountsCron,
  }).toEqual({
    Signup: { ...logs("Signup"), "events:PutEvents": ["bus Bus"] },
    Webhook: { ...logs("Webhook"), "events:PutEvents": ["bus Bus"] },
    AutoAssign: {
      ...logs("AutoAssign"),
      ...items,
      "sqs:ReceiveMessage": both,
      "sqs:DeleteMessage": both,
      "sqs:GetQueueAttributes": both,
      "sqs:ChangeMessageVisibility": both,
      "sqs:SendMessage": both,
    },
    AutoAssignSchedule: {
      ...logs("AutoAssignSchedule"),
      ...items,
      "sqs:SendMessage": ["queue AutoAssignDlq", ...both],
    },
    AutoAssignCron: {
      "lambda:InvokeFunction": ["function AutoAssignSchedule"],
      "sqs:SendMessage": ["queue AutoAssignDlq"],
    },
    Park: {
      ...logs("Park"),
      "dynamodb:PutItem": table,
      "dynamodb:DeleteItem": table,
      "sqs:ReceiveMessage": kept,
      "sqs:DeleteMessage": kept,
      "sqs:GetQueueAttributes": kept,
    },
    ReportCounts: { ...logs("ReportCounts"), "dynamodb:Query": table, "dynamodb:UpdateItem": table },
    ReportCountsCron: { "lambda:InvokeFunction": ["function ReportCounts"] },
  });
});

test("each function is given these links", () => {
  const { graph, queues } = modelOfStage("production");
  const rule = ["AutoAssignQueues", "IntercomApi", "IntercomToken", "Table"];
  const links = graph.builds.map((build) => [build.functionID, Object.keys(build.links).sort()]);
  expect(Object.fromEntries(links)).toMatchObject({
    Webhook: ["EventBus", "WebhookSecrets"],
    Signup: ["EventBus", "SignupSecrets"],
    AutoAssign: rule,
    AutoAssignSchedule: rule,
    Park: ["DeadLetterQueues", "ParkingTable"],
  });
  const values = Object.assign({}, ...graph.builds.map((build) => build.links));
  const queue = (wanted: string) => queues.find(({ name }) => name === wanted);
  expect(values.IntercomApi.origin).toBe("https://api.intercom.io");
  expect(values.AutoAssignQueues.live).toBe(queue("AutoAssignLive")?.url);
  expect(values.AutoAssignQueues.sweep).toBe(queue("AutoAssignSweep")?.url);
  expect(values.DeadLetterQueues["auto-assign"]).toBe(queue("AutoAssignDlq")?.arn);
  expect(values.ParkingTable.name).toBe(values.Table.name);
});
