import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepSnapshot, listSnapshots, type Table } from "../../../lib/state/index.ts";
import { startTable } from "../../support/table.ts";

const NOON = 1_560_945_600_000;

let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

test("a snapshot comes back as it was kept, the newest first, and keeping it twice keeps it once", async () => {
  const person = {
    type: "user",
    id: "7",
    custom_attributes: { plan: "pro", seats: 3, trial: false },
    tags: [],
  };
  const first = {
    object: "person#7",
    at: NOON,
    rule: "archive-stale-users",
    version: 2,
    event: "e1",
    person,
  };
  const second = { ...first, at: NOON + 1, rule: "a-rule", version: 1, event: "e2", person: null };
  for (const one of [first, first, second]) await keepSnapshot(table, one);
  expect(await listSnapshots(table, "person#7")).toEqual([second, first]);
  expect(await listSnapshots(table, "person#70")).toEqual([]);
});

test("a person too large for an item is refused, with the object and the size", async () => {
  const person = { type: "user", notes: "é".repeat(200_000) };
  await expect(
    keepSnapshot(table, { object: "person#8", at: NOON, rule: "r", version: 1, event: "e", person }),
  ).rejects.toMatchObject({
    code: "state.snapshot_too_large",
    retryable: false,
    details: { object: "person#8", bytes: 400_026 },
  });
  expect(await listSnapshots(table, "person#8")).toEqual([]);
});

test("numbers that DynamoDB would not take come back as Intercom showed them", async () => {
  const person = JSON.parse(
    '{"custom_attributes":{"facebook_id":100001234567890123,"score":1e300,"none":null}}',
  );
  const entry = { object: "person#9", at: NOON, rule: "r", version: 1, event: "e", person };
  await keepSnapshot(table, entry);
  expect(await listSnapshots(table, "person#9")).toEqual([entry]);
});

test("those who race for a decision leave one snapshot, the first; one of an attempt long dead is replaced", async () => {
  const first = { object: "person#10", at: NOON, rule: "r", version: 3, event: "e1", person: { seats: 1 } };
  await keepSnapshot(table, first);
  await keepSnapshot(table, { ...first, at: NOON + 900_000, event: "e2", person: { seats: 2 } });
  expect(await listSnapshots(table, "person#10")).toEqual([first]);
  const later = { ...first, at: NOON + 900_001, event: "e3", person: { seats: 3 } };
  await keepSnapshot(table, later);
  expect(await listSnapshots(table, "person#10")).toEqual([later]);
});

test("a snapshot of the first format is still read, and one of a format to come is not guessed at", async () => {
  const old = { object: "person#11", at: NOON, rule: "r", event: "e", person: { id: "11", seats: 3 } };
  const put = (sk: string, v: number) =>
    table.client.send(new PutCommand({ TableName: table.name, Item: { pk: old.object, sk, v, ...old } }));
  await put("snapshot#2019-06-19T12:00:00.000Z#r", 1);
  expect(await listSnapshots(table, "person#11")).toEqual([old]);
  await put("snapshot#r#000000001", 3);
  await expect(listSnapshots(table, "person#11")).rejects.toMatchObject({ code: "state.format_unknown" });
});
