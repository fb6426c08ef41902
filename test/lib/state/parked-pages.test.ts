import { afterAll, beforeAll, expect, test } from "vitest";
import {
  findParked,
  type ParkedFilter,
  parkMessage,
  readParked,
  type Table,
  unpark,
} from "../../../lib/state/index.ts";
import { startTable } from "../../support/table.ts";

/** 2019-06-19T12:00:00Z */
const NOW = 1_560_945_600_000;
let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
  for (let n = 0; n < 7; n += 1) {
    const reason = n % 2 === 0 ? "paused" : "too_many_receives";
    await parkMessage(table, { ...message(`notif_${n}`, NOW + n), reason });
  }
});
afterAll(() => close());

const message = (event: string, at: number) => ({
  rule: "auto-assign",
  event,
  at,
  reason: "paused",
  remedy: "Resume it.",
  receives: 1,
  body: "{}",
});

async function idsOf(filter: Omit<ParkedFilter, "rule">, limit: number) {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await findParked(
      table,
      { rule: "auto-assign", ...filter },
      cursor === undefined ? { limit } : { cursor, limit },
    );
    ids.push(...page.messages.map(({ event }) => event));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return ids;
}

test.each([1, 3, 100])("page after page of %i, every message comes once, oldest first", async (limit) => {
  expect(await idsOf({}, limit)).toEqual([
    "notif_0",
    "notif_1",
    "notif_2",
    "notif_3",
    "notif_4",
    "notif_5",
    "notif_6",
  ]);
});

test("by reason, by event and by time: from is included, to is not", async () => {
  expect(await idsOf({ reasons: ["too_many_receives"] }, 2)).toEqual(["notif_1", "notif_3", "notif_5"]);
  expect(await idsOf({ ids: ["notif_6", "notif_2", "none"] }, 2)).toEqual(["notif_2", "notif_6"]);
  expect(await idsOf({ from: NOW + 2, to: NOW + 4 }, 2)).toEqual(["notif_2", "notif_3"]);
  expect(await idsOf({ from: NOW + 2, reasons: ["paused"] }, 2)).toEqual(["notif_2", "notif_4", "notif_6"]);
});

test("one is read whole by its key, with what is known of its way; taken away, it is gone, twice or once", async () => {
  const known = {
    ...message("whole", NOW),
    rule: "one",
    code: "intercom.server",
    queue: "sweep",
    replay: { at: NOW, by: "ada" },
  } as const;
  await parkMessage(table, known);
  expect(await readParked(table, { rule: "one", event: "whole", at: NOW })).toEqual(known);
  expect(await unpark(table, known)).toBe(true);
  expect(await unpark(table, known)).toBe(true);
  expect(await readParked(table, known)).toBeUndefined();
});

test("one that was parked again for another reason stays", async () => {
  const first = { ...message("again", NOW), rule: "two" };
  await parkMessage(table, first);
  await parkMessage(table, { ...first, reason: "too_many_receives", receives: 6 });
  expect(await unpark(table, first)).toBe(false);
  expect(await readParked(table, first)).toMatchObject({ reason: "too_many_receives" });
});
