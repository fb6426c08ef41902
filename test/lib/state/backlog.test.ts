import { afterAll, beforeAll, expect, test } from "vitest";
import { addToBacklog, readBacklog, removeFromBacklog, type Table } from "../../../lib/state/index.ts";
import { startTable } from "../../support/table.ts";

const NOW = 1_560_945_600_000;
let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

const entry = (rule: string, n: number, since: number) => ({
  rule,
  object: `conversation#${n}`,
  since,
  version: 1,
});

test("the oldest come first, whatever the order in which they were added", async () => {
  for (const [n, since] of [
    [1, NOW + 3000],
    [2, NOW + 1000],
    [3, NOW + 2000],
  ] as const) {
    await addToBacklog(table, entry("order", n, since), NOW);
  }
  const found = await readBacklog(table, "order", 10);
  expect(found.map(({ object }) => object)).toEqual(["conversation#2", "conversation#3", "conversation#1"]);
  expect(await readBacklog(table, "order", 2)).toHaveLength(2);
});

test("adding again or removing again changes nothing; rules have their own", async () => {
  const waiting = entry("again", 1, NOW);
  await addToBacklog(table, waiting, NOW);
  await addToBacklog(table, waiting, NOW + 5);
  await addToBacklog(table, entry("other", 1, NOW), NOW);
  expect(await readBacklog(table, "again", 10)).toEqual([waiting]);
  await removeFromBacklog(table, waiting);
  await removeFromBacklog(table, waiting);
  expect(await readBacklog(table, "again", 10)).toEqual([]);
  expect(await readBacklog(table, "other", 10)).toHaveLength(1);
});

test("an older decision, delivered again, does not take out what a later one put in", async () => {
  const waiting = { ...entry("race", 1, NOW), version: 5 };
  await addToBacklog(table, waiting, NOW);
  await removeFromBacklog(table, { ...waiting, version: 4 });
  expect(await readBacklog(table, "race", 10)).toEqual([waiting]);
  await removeFromBacklog(table, { ...waiting, version: 6 });
  expect(await readBacklog(table, "race", 10)).toEqual([]);
});
