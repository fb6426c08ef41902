import { afterAll, beforeAll, expect, test } from "vitest";
import { listParked, parkMessage, type Table } from "../../../lib/state/index.ts";
import { startTable } from "../../support/table.ts";

const NOW = 1_560_945_600_000;
let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

const message = (event: string, at: number) => ({
  rule: "auto-assign",
  event,
  at,
  reason: "too_many_receives",
  remedy: "Mend the cause, then replay.",
  receives: 5,
  body: '{"switchboard":1}',
});

test("a parked message is kept whole, oldest first, once however often it is parked", async () => {
  await parkMessage(table, message("notif_2", NOW + 1000));
  await parkMessage(table, message("notif_1", NOW));
  await parkMessage(table, message("notif_1", NOW));
  expect(await listParked(table, "auto-assign", 10)).toEqual([
    message("notif_1", NOW),
    message("notif_2", NOW + 1000),
  ]);
  expect(await listParked(table, "auto-assign", 1)).toHaveLength(1);
  expect(await listParked(table, "tag-leads", 10)).toEqual([]);
});

test("a list is whole, however many pages of a megabyte it has", async () => {
  const body = "x".repeat(200_000);
  for (let n = 0; n < 10; n += 1)
    await parkMessage(table, { ...message(`big_${n}`, NOW + n), rule: "many", body });
  expect(await listParked(table, "many", 10)).toHaveLength(10);
  expect(await listParked(table, "many", 7)).toHaveLength(7);
});

test("the largest message that the bus lets through fits", async () => {
  const body = "x".repeat(262_144);
  await parkMessage(table, { ...message("large", NOW), rule: "large", body });
  expect((await listParked(table, "large", 1))[0]?.body).toHaveLength(262_144);
});
