import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  ALL_RULES,
  pauseRule,
  readPause,
  readSwitches,
  resumeRule,
  type Table,
} from "../../../lib/state/index.ts";
import { startTable } from "../../support/table.ts";

/** 2019-06-19T12:00:00Z */
const NOW = 1_560_945_600_000;
const ADA = { by: "ada", because: "Wrong team in the settings." };
const BEN = { by: "ben", because: "Mended." };
let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

test("a rule that nobody paused may run; a paused one says since when, by whom and why", async () => {
  expect(await readPause(table, "auto-assign")).toBeUndefined();
  await pauseRule(table, "auto-assign", ADA, NOW);
  const pause = { rule: "auto-assign", at: NOW, by: "ada", because: "Wrong team in the settings." };
  expect(await readPause(table, "auto-assign")).toEqual(pause);
  expect(await readPause(table, "auto")).toBeUndefined();
  expect(await readPause(table, "tag-leads")).toBeUndefined();
});

test("the kill switch pauses every rule, and leaves a rule's own switch as it is", async () => {
  await pauseRule(table, "own", ADA, NOW);
  await pauseRule(table, ALL_RULES, BEN, NOW + 1);
  expect(await readPause(table, "follow-up")).toMatchObject({ rule: "*", by: "ben" });
  await resumeRule(table, ALL_RULES, BEN, NOW + 2);
  expect(await readPause(table, "follow-up")).toBeUndefined();
  expect(await readPause(table, "own")).toMatchObject({ rule: "own", by: "ada" });
});

test("pausing or resuming again changes nothing: the first pause and its author stay", async () => {
  const first = await pauseRule(table, "again", ADA, NOW);
  expect(await pauseRule(table, "again", BEN, NOW + 1)).toEqual(first);
  const ended = await resumeRule(table, "again", BEN, NOW + 2);
  expect(await resumeRule(table, "again", ADA, NOW + 3)).toEqual(ended);
  expect(ended).toEqual({
    rule: "again",
    paused: false,
    at: NOW + 2,
    by: "ben",
    because: "Mended.",
    version: 2,
    changes: [
      { paused: true, at: NOW, by: "ada", because: "Wrong team in the settings." },
      { paused: false, at: NOW + 2, by: "ben", because: "Mended." },
    ],
  });
});

test("the last twenty changes are kept", async () => {
  for (let n = 0; n < 12; n += 1) {
    await pauseRule(table, "often", { by: "ada", because: `${n}` }, NOW + 2 * n);
    await resumeRule(table, "often", BEN, NOW + 2 * n + 1);
  }
  const kept = (await readSwitches(table)).find(({ rule }) => rule === "often");
  expect(kept?.version).toBe(24);
  expect(kept?.changes).toHaveLength(20);
  expect(kept?.changes[0]).toEqual({ paused: true, at: NOW + 4, by: "ada", because: "2" });
});

test("of many operators who pause at once one is recorded, and all are told that one", async () => {
  const operators = ["a", "b", "c", "d", "e"];
  const told = await Promise.all(operators.map((by) => pauseRule(table, "race", { by, because: by }, NOW)));
  expect(new Set(told.map(({ by }) => by)).size).toBe(1);
  expect(told[0]).toMatchObject({ version: 1, paused: true });
});

test("a pause whose answer was lost is repeated without a second change", async () => {
  let lost = 0;
  const client: typeof table.client = Object.create(table.client, {
    send: {
      value: async (command: unknown) => {
        const answer: unknown = await Reflect.apply(table.client.send, table.client, [command]);
        if (command instanceof PutCommand && lost++ === 0) throw new Error("lost");
        return answer;
      },
    },
  });
  const flaky = { ...table, client };
  await expect(pauseRule(flaky, "lost", ADA, NOW)).rejects.toThrow("lost");
  expect(await pauseRule(flaky, "lost", ADA, NOW + 5)).toMatchObject({ version: 1, at: NOW });
});

test("a switch of a newer format is an error for its own rule, and for no other", async () => {
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { pk: "control", sk: "newer", v: 2, paused: false } }),
  );
  await expect(readPause(table, "newer")).rejects.toMatchObject({ code: "state.format_unknown" });
  expect(await readPause(table, "auto-assign")).toMatchObject({ by: "ada" });
});
