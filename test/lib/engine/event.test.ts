import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { itemOf, objectKey, readMessage, writeMessage } from "../../../lib/engine/event.ts";

const fromBus = JSON.stringify({
  version: "0",
  id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  "detail-type": "notification",
  source: "switchboard.webhook",
  account: "123456789012",
  time: "2019-06-19T12:00:00Z",
  region: "eu-west-1",
  resources: [],
  detail: {
    type: "notification_event",
    id: "notif_1",
    topic: "conversation.user.created",
    created_at: 1560945600,
    data: { type: "notification_event_data", item: { type: "conversation", id: "21330000001" } },
  },
});

describe("a message of the queue", () => {
  test("from the bus becomes an event: Intercom's seconds become milliseconds", () => {
    expect(readMessage(fromBus)).toEqual({
      id: "notif_1",
      topic: "conversation.user.created",
      at: 1_560_945_600_000,
      item: { type: "conversation", id: "21330000001" },
      resends: 0,
    });
  });

  test("that we sent again keeps its id, and the count of copies", () => {
    const event = readMessage(fromBus);
    if (event === undefined) throw new Error("the message of the bus was not read");
    expect(readMessage(writeMessage({ ...event, resends: 3 }))).toEqual({ ...event, resends: 3 });
  });

  test("that we send holds none of the two characters that SQS refuses", () => {
    const body = writeMessage({ id: "e", topic: "t", at: 1, item: { words: "a\uFFFE\uFFFFb" }, resends: 0 });
    expect(body).not.toMatch(/[\uFFFE\uFFFF]/);
    expect(readMessage(body)?.item).toEqual({ words: "a\uFFFD\uFFFDb" });
  });

  test("of a sweep carries since when its object waits", () => {
    const event = {
      id: "s",
      topic: "sweep",
      at: 5,
      item: { type: "conversation", id: "1" },
      waitsSince: 4,
      resends: 0,
    };
    expect(readMessage(writeMessage(event))).toEqual(event);
  });

  test.each([
    [""],
    ["{"],
    ["null"],
    ["[]"],
    ['{"switchboard":2}'],
    ['{"detail-type":"notification","detail":{}}'],
  ])("that is neither (%s) is no event", (body) => {
    expect(readMessage(body)).toBeUndefined();
  });

  test("never throws, whatever the text", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void readMessage(body)));
  });
});

test("an object's key and back", () => {
  expect(objectKey({ kind: "conversation", id: "21330000001" })).toBe("conversation#21330000001");
  expect(itemOf("conversation#21330000001")).toEqual({ type: "conversation", id: "21330000001" });
});
