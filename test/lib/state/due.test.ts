import { afterAll, beforeAll, expect, test } from "vitest";
import { clearDue, type DueItem, listDue, setDue, type Table } from "../../../lib/state/index.ts";
import { startTable } from "../../support/table.ts";

const NOON = 1_560_945_600_000;
const MINUTE_MS = 60_000;

let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

const item = (rule: string, object: string, at: number, version = 1): DueItem => ({
  rule,
  mode: "live",
  object,
  at,
  version,
});
const due = (rule: string, untilMs: number, limit = 10) =>
  listDue(table, { rule, mode: "live", untilMs, limit });

test("what fell due is listed, oldest first, the very millisecond included, and nothing that is still to come", async () => {
  await setDue(table, item("order", "conversation#3", NOON + 1));
  await setDue(table, item("order", "conversation#2", NOON));
  await setDue(table, item("order", "conversation#1", NOON - MINUTE_MS));
  expect((await due("order", NOON)).map(({ object }) => object)).toEqual([
    "conversation#1",
    "conversation#2",
  ]);
  expect(await due("order", NOON, 1)).toEqual([item("order", "conversation#1", NOON - MINUTE_MS)]);
});

test("a list goes on after its last item, also among items of one moment", async () => {
  for (const id of ["1", "2", "3"]) await setDue(table, item("pages", `person#${id}`, NOON));
  const [first] = await due("pages", NOON, 1);
  const rest = await listDue(table, {
    rule: "pages",
    mode: "live",
    untilMs: NOON,
    limit: 10,
    ...(first === undefined ? {} : { after: first }),
  });
  expect(rest.map(({ object }) => object)).toEqual(["person#2", "person#3"]);
});

test("the times of a dry run and of another rule are lists of their own", async () => {
  await setDue(table, { ...item("apart", "person#1", NOON), mode: "dry-run" });
  await setDue(table, item("apart-too", "person#2", NOON));
  expect(await due("apart", NOON)).toEqual([]);
});

test("an older decision, delivered again, takes away no time that a later one set", async () => {
  await setDue(table, item("versions", "person#1", NOON, 3));
  await clearDue(table, item("versions", "person#1", NOON, 2));
  expect(await due("versions", NOON)).toHaveLength(1);
  await clearDue(table, item("versions", "person#1", NOON, 3));
  expect(await due("versions", NOON)).toEqual([]);
  await clearDue(table, item("versions", "person#1", NOON, 3));
});
