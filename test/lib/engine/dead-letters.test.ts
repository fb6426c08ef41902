import type { SQSEvent, SQSRecord } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parkDeadLetters, writeMessage } from "../../../lib/engine/index.ts";
import {
  addToBacklog,
  listDue,
  listParked,
  readBacklog,
  setDue,
  type Table,
} from "../../../lib/state/index.ts";
import { startTable } from "../../support/table.ts";

const DLQ = "arn:aws:sqs:eu-west-1:123456789012:switchboard-production-AutoAssignDlqQueue";
const PARKING = "arn:aws:sqs:eu-west-1:123456789012:switchboard-production-ParkingQueue";
/** 2019-06-19T12:00:00Z */
const SENT = "1560945600000";

let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

function record(messageId: string, body: string, eventSourceARN: string): SQSRecord {
  return {
    messageId,
    receiptHandle: messageId,
    body,
    attributes: {
      ApproximateReceiveCount: "6",
      SentTimestamp: SENT,
      SenderId: "AIDA",
      ApproximateFirstReceiveTimestamp: SENT,
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN,
    awsRegion: "eu-west-1",
  };
}

const silent = { info: () => {}, error: () => {} };
const ruleOf = (arn: string) => (arn === DLQ ? "auto-assign" : undefined);
const park = (event: SQSEvent) => parkDeadLetters(event, { table, ruleOf, log: silent });

const notification = (id: string, detailType = "notification") =>
  JSON.stringify({
    "detail-type": detailType,
    detail: {
      id,
      topic: "conversation.user.created",
      created_at: 1560945600,
      data: { item: { type: "conversation", id: "7" } },
    },
  });

describe("a dead letter", () => {
  test("is parked under its rule, whole, with the event's id and what to do", async () => {
    const body = notification("notif_dead");
    expect(await park({ Records: [record("m1", body, DLQ)] })).toEqual({ batchItemFailures: [] });
    const [parked] = await listParked(table, "auto-assign", 10);
    expect(parked).toEqual({
      rule: "auto-assign",
      event: "notif_dead",
      at: 1_560_945_600_000,
      reason: "too_many_receives",
      remedy:
        "Processing crashed, timed out or failed five times. Find the event's id in the logs, mend the cause, replay.",
      receives: 6,
      body,
    });
  });

  test("that EventBridge could not deliver is parked as that, not as a crash of ours", async () => {
    const undelivered = record("m1b", notification("notif_bus"), DLQ);
    const attribute = { stringValue: "NO_PERMISSIONS", dataType: "String" };
    await park({ Records: [{ ...undelivered, messageAttributes: { ERROR_CODE: attribute } }] });
    const parked = await listParked(table, "auto-assign", 10);
    expect(parked).toContainEqual(expect.objectContaining({ event: "notif_bus", reason: "undeliverable" }));
  });

  test("that is not a message of ours, such as a schedule's, is parked under the message's id", async () => {
    await park({ Records: [record("m2", '{"scheduledTime":"2026-01-01T00:00:00Z"}', DLQ)] });
    const parked = await listParked(table, "auto-assign", 10);
    expect(parked).toContainEqual(expect.objectContaining({ event: "m2", reason: "undeliverable" }));
  });

  test("that is no JSON at all is parked too", async () => {
    await park({ Records: [record("m3", "\u0000{not json", DLQ)] });
    const parked = await listParked(table, "auto-assign", 10);
    expect(parked).toContainEqual(expect.objectContaining({ event: "m3", body: "\u0000{not json" }));
  });
});

test("a notification in the shape of API 2.x is parked with the remedy, under no rule", async () => {
  await park({ Records: [record("m4", notification("notif_v2", "unsupported"), PARKING)] });
  const [parked] = await listParked(table, "switchboard", 10);
  expect(parked).toMatchObject({ event: "notif_v2", reason: "api_2" });
  expect(parked?.remedy).toContain("Set the app's API version to 1.3 in Intercom's Developer Hub");
});

test("those that can't be parked are answered as failed, and the others are not held back", async () => {
  // DynamoDB takes 400 kB an item.
  const tooLarge = record("large", "x".repeat(500_000), DLQ);
  const fine = record("m5", notification("notif_fine"), DLQ);
  expect(await park({ Records: [tooLarge, fine] })).toEqual({
    batchItemFailures: [{ itemIdentifier: "large" }],
  });
  expect(await listParked(table, "auto-assign", 10)).toContainEqual(
    expect.objectContaining({ event: "notif_fine" }),
  );
});

test("what a sweep found and crashed five times leaves the list it came from, so that it is parked once", async () => {
  const item = {
    rule: "auto-assign",
    mode: "live",
    object: "conversation#77",
    at: 5_000,
    version: 3,
  } as const;
  await setDue(table, item);
  await addToBacklog(
    table,
    { rule: "auto-assign", object: "conversation#77", since: 4_000, version: 3 },
    6_000,
  );
  const event = {
    id: "due/auto-assign/77",
    topic: "sweep",
    at: 6_000,
    item: { type: "conversation", id: "77" },
    resends: 0,
  };
  for (const from of [{ dueAt: 5_000 }, { waitsSince: 4_000 }]) {
    const body = writeMessage({ ...event, id: `${event.id}/${Object.keys(from).join()}`, ...from });
    expect(await park({ Records: [record("dead", body, DLQ)] })).toEqual({ batchItemFailures: [] });
  }
  expect(await listDue(table, { rule: "auto-assign", mode: "live", untilMs: 9_000, limit: 9 })).toEqual([]);
  expect(await readBacklog(table, "auto-assign", 9)).toEqual([]);
});
