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
  const first = { object: "person#7", at: NOON, rule: "archive-stale-users", event: "e1", person };
  const second = { ...first, at: NOON + 1, event: "e2", person: null };
  for (const one of [first, first, second]) await keepSnapshot(table, one);
  expect(await listSnapshots(table, "person#7")).toEqual([second, first]);
  expect(await listSnapshots(table, "person#70")).toEqual([]);
});

test("a person too large for an item is refused, with the object and the size", async () => {
  const person = { type: "user", notes: "é".repeat(200_000) };
  await expect(
    keepSnapshot(table, { object: "person#8", at: NOON, rule: "r", event: "e", person }),
  ).rejects.toMatchObject({
    code: "state.snapshot_too_large",
    retryable: false,
    details: { object: "person#8", bytes: 400_026 },
  });
  expect(await listSnapshots(table, "person#8")).toEqual([]);
});
