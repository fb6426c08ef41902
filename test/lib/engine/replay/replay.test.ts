import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeEach, expect, test } from "vitest";
import { replayParked } from "../../../../lib/engine/replay/replay.ts";
import {
  findParked,
  type ParkedMessage,
  parkMessage,
  pauseRule,
  type Table,
} from "../../../../lib/state/index.ts";
import { startTable } from "../../../support/table.ts";
import { busBody, NOW, replaySetup } from "./setup.ts";

let table: Table;
let close: () => Promise<void> = async () => {};
beforeEach(async () => {
  await close();
  ({ table, close } = await startTable());
});
afterAll(() => close());

function parked(event: string, at: number, more: Partial<ParkedMessage> = {}): ParkedMessage {
  return {
    rule: "auto-assign",
    event,
    at,
    reason: "too_many_receives",
    remedy: "Mend the cause.",
    receives: 5,
    body: busBody(event),
    ...more,
  };
}
const idsLeft = async (rule = "auto-assign") =>
  (await findParked(table, { rule })).messages.map(({ event }) => event);

test("goes to its queue with the same id, no resends and who replayed it, and leaves the parked ones", async () => {
  await parkMessage(table, parked("notif_2", NOW + 1));
  await parkMessage(table, parked("notif_1", NOW));
  const { by, sent } = replaySetup(table);
  expect(await replayParked({ rule: "auto-assign" }, by)).toEqual({ replayed: 2, refused: [], left: 0 });
  expect(sent.map(({ rule, queue }) => `${rule} ${queue}`)).toEqual(["auto-assign live", "auto-assign live"]);
  expect(sent.map(({ body }) => JSON.parse(body))).toMatchObject([
    { switchboard: 1, id: "notif_1", resends: 0, replay: { at: NOW, by: "ada" } },
    { switchboard: 1, id: "notif_2", item: { type: "conversation", id: "7" } },
  ]);
  expect(await idsLeft()).toEqual([]);
});

test("a delayed copy of ours starts with no resends again; a sweep's goes to the sweep queue", async () => {
  const own = {
    switchboard: 1,
    at: NOW,
    item: { type: "conversation", id: "7" },
    waitsSince: NOW,
    resends: 500,
  };
  await parkMessage(
    table,
    parked("a", NOW, { body: JSON.stringify({ ...own, id: "a", topic: "conversation.user.created" }) }),
  );
  await parkMessage(table, parked("b", NOW, { body: JSON.stringify({ ...own, id: "b", topic: "sweep" }) }));
  await parkMessage(table, parked("c", NOW, { queue: "sweep" }));
  const { by, sent } = replaySetup(table);
  await replayParked({}, by);
  expect(
    sent.map(({ queue, body }) => `${queue} ${JSON.parse(body).id} ${JSON.parse(body).resends}`),
  ).toEqual(["live a 0", "sweep b 0", "sweep c 0"]);
  expect(JSON.parse(sent[1]?.body ?? "")).toMatchObject({ waitsSince: NOW });
});

test("only what the filter lets through, over many pages", async () => {
  for (let n = 0; n < 50; n += 1) {
    await parkMessage(table, parked(`n${n}`, NOW + n, { reason: n % 2 === 0 ? "a" : "b" }));
  }
  const { by, sent } = replaySetup(table);
  const report = await replayParked(
    { rule: "auto-assign", reasons: ["a"], from: NOW + 10, to: NOW + 50 },
    by,
  );
  expect(report.replayed).toBe(20);
  expect(sent.map(({ body }) => JSON.parse(body).id).slice(0, 3)).toEqual(["n10", "n12", "n14"]);
  expect(await idsLeft()).toHaveLength(30);
});

test("what can't be replayed stays, and the report says why and what to do", async () => {
  await parkMessage(table, parked("v2", NOW, { rule: "switchboard", reason: "api_2" }));
  await parkMessage(table, parked("schedule", NOW, { rule: "switchboard", body: '{"scheduledTime":"x"}' }));
  await parkMessage(table, parked("junk", NOW, { body: "{not json" }));
  await parkMessage(table, parked("gone", NOW, { rule: "old-rule" }));
  const { by, sent } = replaySetup(table);
  const report = await replayParked({}, by);
  expect(report.replayed).toBe(0);
  expect(report.refused.map(({ reason, count }) => `${reason} ${count}`)).toEqual([
    "message_unreadable 1",
    "no_notification 1",
    "api_2 1",
  ]);
  expect(report.refused[2]?.remedy).toContain("Set the app's API version to 1.3 in Intercom's Developer Hub");
  expect((await replayParked({ rule: "old-rule" }, by)).refused).toMatchObject([{ reason: "rule_unknown" }]);
  expect(sent).toEqual([]);
  expect(await idsLeft("switchboard")).toEqual(["schedule", "v2"]);
});

test("a notification of no rule goes to the bus as it came; without a bus it is refused", async () => {
  await parkMessage(table, parked("notif_bus", NOW, { rule: "switchboard", reason: "undeliverable" }));
  const { by } = replaySetup(table);
  expect((await replayParked({}, by)).refused).toMatchObject([{ reason: "no_bus", count: 1 }]);
  const taken: unknown[] = [];
  const toBus = async (notification: unknown) => void taken.push(notification);
  expect(await replayParked({}, { ...by, toBus })).toEqual({ replayed: 1, refused: [], left: 0 });
  expect(taken).toMatchObject([{ id: "notif_bus", app_id: "w0rkspac", topic: "conversation.user.created" }]);
  expect(await idsLeft("switchboard")).toEqual([]);
});

test("a crash between sending and taking away sends twice, with one id", async () => {
  await parkMessage(table, parked("twice", NOW));
  const { by, sent } = replaySetup(table);
  const client: Table["client"] = Object.create(table.client, {
    send: {
      value: (command: { constructor: { name: string } }) =>
        command.constructor.name === "DeleteCommand"
          ? Promise.reject(new Error("killed"))
          : Reflect.apply(table.client.send, table.client, [command]),
    },
  });
  await expect(replayParked({}, { ...by, table: { ...table, client } })).rejects.toThrow("killed");
  expect(await idsLeft()).toEqual(["twice"]);
  await replayParked({}, by);
  expect(sent.map(({ body }) => JSON.parse(body).id)).toEqual(["twice", "twice"]);
  expect(await idsLeft()).toEqual([]);
});

test("when the queue takes nothing, everything stays parked", async () => {
  await parkMessage(table, parked("kept", NOW));
  const { by } = replaySetup(table);
  const refuse = () => Promise.reject(new Error("no queue"));
  const queues = () => ({ send: refuse, sendAll: refuse, hide: refuse });
  await expect(replayParked({}, { ...by, queues })).rejects.toThrow("no queue");
  expect(await idsLeft()).toEqual(["kept"]);
});

test("notifications too large for one request go one by one, in their order", async () => {
  for (let n = 0; n < 4; n += 1) {
    const item = { type: "conversation", id: "7", body: "x".repeat(100_000) };
    await parkMessage(table, parked(`large_${n}`, NOW + n, { body: busBody(`large_${n}`, item) }));
  }
  const { by, sent } = replaySetup(table);
  expect((await replayParked({}, by)).replayed).toBe(4);
  const ids = sent.map(({ body }) => JSON.parse(body).id);
  expect(ids).toEqual(["large_0", "large_1", "large_2", "large_3"]);
});

test("one that fails again at once is parked again and not replayed for ever", async () => {
  await parkMessage(table, parked("fails", NOW));
  const { by, sent } = replaySetup(table);
  const parksAgain = {
    send: async () => {},
    hide: async () => {},
    sendAll: async (_queue: string, bodies: readonly string[]) => {
      for (const body of bodies) {
        sent.push({ rule: "auto-assign", queue: "live", body });
        if (sent.length > 5) throw new Error("for ever");
        const { replay } = JSON.parse(body);
        await parkMessage(table, parked("fails", NOW + sent.length, { body, replay }));
      }
    },
  };
  expect((await replayParked({}, { ...by, queues: () => parksAgain })).replayed).toBe(1);
  expect(sent).toHaveLength(1);
  const later = { ...by.clock, now: () => NOW + 60_000 };
  expect((await replayParked({}, { ...by, clock: later })).replayed).toBe(1);
});

test("an item that is damaged or of a newer format holds up no other, and is counted", async () => {
  await parkMessage(table, parked("fine", NOW + 1));
  for (const [sk, item] of [
    ["2019-06-19T12:00:00.000Z#newer", { v: 2 }],
    ["2019-06-19T12:00:00.000Z#damaged", { v: 1, body: 7 }],
  ] as const) {
    const Item = { pk: "parked#auto-assign", sk, ...item };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  }
  const { by } = replaySetup(table);
  const report = await replayParked({ rule: "auto-assign" }, by);
  expect(report).toMatchObject({ replayed: 1, refused: [{ reason: "item_unreadable", count: 2 }] });
});

test("messages of a paused rule are refused, whatever they were parked for", async () => {
  await parkMessage(table, parked("held", NOW));
  await pauseRule(table, "auto-assign", { by: "ben", because: "Wait." }, NOW);
  const { by, sent } = replaySetup(table);
  expect((await replayParked({}, by)).refused).toMatchObject([{ reason: "paused", count: 1 }]);
  expect(sent).toEqual([]);
});
