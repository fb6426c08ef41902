import { describe, expect, it } from "vitest";
import { PutEventsRefusedError, putEvents } from "../../../sandbox/aws/put-events.ts";

const bus = { name: "Bus", nowMs: 1_700_000_000_789, newId: () => "event-1" };
const good = { Source: "a", DetailType: "b", Detail: '{"c":1}', EventBusName: "Bus" };

describe("putEvents", () => {
  it("makes the envelope that targets get", () => {
    const entry = { ...good, Resources: ["arn:aws:x"] };
    expect(putEvents({ Entries: [entry] }, bus)).toEqual({
      results: [{ EventId: "event-1" }],
      events: [
        {
          version: "0",
          id: "event-1",
          "detail-type": "b",
          source: "a",
          account: "000000000000",
          time: "2023-11-14T22:13:20Z",
          region: "eu-west-1",
          resources: ["arn:aws:x"],
          detail: { c: 1 },
        },
      ],
    });
  });

  it("takes the time that the entry gives, in seconds", () => {
    const { events } = putEvents({ Entries: [{ ...good, Time: 1_600_000_000.5 }] }, bus);
    expect(events[0]?.time).toBe("2020-09-13T12:26:40Z");
  });

  it.each([
    ["Source", { ...good, Source: undefined }, "InvalidArgument"],
    ["an empty Source", { ...good, Source: "" }, "InvalidArgument"],
    ["DetailType", { ...good, DetailType: undefined }, "InvalidArgument"],
    ["Detail", { ...good, Detail: undefined }, "InvalidArgument"],
    ["JSON in Detail", { ...good, Detail: "{" }, "MalformedDetail"],
    ["an object in Detail", { ...good, Detail: "[1]" }, "MalformedDetail"],
    ["a bus that is there", { ...good, EventBusName: "Other" }, "ResourceNotFoundException"],
    ["the right bus, when it names none", { ...good, EventBusName: undefined }, "ResourceNotFoundException"],
  ])("fails an entry without %s, and takes the others in their order", (_, bad, code) => {
    const { results, events } = putEvents({ Entries: [good, bad, good] }, bus);
    expect(results).toMatchObject([{ EventId: "event-1" }, { ErrorCode: code }, { EventId: "event-1" }]);
    expect(events).toHaveLength(2);
  });

  it("names the missing field as EventBridge does", () => {
    expect(putEvents({ Entries: [{ ...good, DetailType: undefined }] }, bus).results).toEqual([
      {
        ErrorCode: "InvalidArgument",
        ErrorMessage: "Parameter DetailType is not valid. Reason: DetailType is a required argument.",
      },
    ]);
  });

  it("knows the bus by its ARN too", () => {
    const arn = "arn:aws:events:eu-west-1:000000000000:event-bus/Bus";
    expect(putEvents({ Entries: [{ ...good, EventBusName: arn }] }, bus).events).toHaveLength(1);
  });

  it("takes ten entries and refuses eleven", () => {
    expect(putEvents({ Entries: Array(10).fill(good) }, bus).events).toHaveLength(10);
    expect(() => putEvents({ Entries: Array(11).fill(good) }, bus)).toThrow(PutEventsRefusedError);
  });

  it.each([[{ Entries: [] }], [{}], [null], ["x"], [{ Entries: [{ Source: 1 }] }]])(
    "refuses %j as a whole",
    (body) => {
      expect(() => putEvents(body, bus)).toThrow(PutEventsRefusedError);
    },
  );

  // 262,144 bytes: one for Source, one for DetailType, the rest for Detail; "é" has two bytes.
  const detailOf = (bytes: number) => `{"x":"${"é".repeat((bytes - 8) / 2)}"}`;

  it("takes 256 KB in all, and refuses a byte more", () => {
    const largest = { ...good, Detail: detailOf(262_142) };
    expect(putEvents({ Entries: [largest] }, bus).events).toHaveLength(1);
    expect(() => putEvents({ Entries: [{ ...largest, Source: "aa" }] }, bus)).toThrow(
      "Total size of the entries in the request is over the limit.",
    );
  });

  it("counts every entry, the resources, and 14 bytes for a time", () => {
    const half = { ...good, Detail: detailOf(131_070) };
    expect(putEvents({ Entries: [half, half] }, bus).events).toHaveLength(2);
    expect(() => putEvents({ Entries: [half, { ...half, Resources: ["r"] }] }, bus)).toThrow(
      PutEventsRefusedError,
    );
    const room = { ...good, Detail: detailOf(131_056) };
    expect(putEvents({ Entries: [half, { ...room, Time: 1 }] }, bus).events).toHaveLength(2);
    expect(() =>
      putEvents(
        {
          Entries: [
            { ...half, Source: "aa" },
            { ...room, Time: 1 },
          ],
        },
        bus,
      ),
    ).toThrow(PutEventsRefusedError);
  });
});
