import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawFromPool, peekAtPool } from "../../../lib/engine/rotation.ts";
import { systemClock } from "../../../lib/intercom/clock.ts";
import { readPoolPlaces, readRotation, type Table, writeRotation } from "../../../lib/state/index.ts";
import { seededRandom } from "../../../sandbox/random.ts";
import { startTable } from "../../support/table.ts";

let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

const NOW = 1_560_945_600_000;
const members = ["11", "12", "13", "14", "15"];

describe("twenty workers drawing from one pool at once", () => {
  test("give counts that differ by at most one, and every draw is somebody's turn", async () => {
    const draw = { pool: "crowd", members, among: members };
    const worker = async (name: number) => {
      const random = seededRandom(name);
      const drawn: (string | undefined)[] = [];
      for (let n = 0; n < 11; n += 1) {
        drawn.push(await drawFromPool(table, systemClock, random, draw, `w${name}/${n}`));
      }
      return drawn;
    };
    const drawn = (await Promise.all(Array.from({ length: 20 }, (_, name) => worker(name)))).flat();
    const counts = members.map((member) => drawn.filter((who) => who === member).length);
    // 220 draws of five people
    expect(counts).toEqual([44, 44, 44, 44, 44]);
    expect((await readRotation(table, "crowd")).version).toBe(220);
  });

  test("for one and the same decision all get the same person, and only one turn is used", async () => {
    const draw = { pool: "same", members, among: members };
    const drawn = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        drawFromPool(table, systemClock, seededRandom(n), draw, "conversation#1/1"),
      ),
    );
    expect(new Set(drawn)).toEqual(new Set(["11"]));
    expect((await readRotation(table, "same")).version).toBe(1);
  });
});

test("a retry after a crash, when others have drawn meanwhile, finds its own draw", async () => {
  const draw = { pool: "retry", members, among: members };
  const random = seededRandom(1);
  const first = await drawFromPool(table, systemClock, random, draw, "conversation#1/1");
  await drawFromPool(table, systemClock, random, draw, "conversation#2/1");
  expect(await drawFromPool(table, systemClock, random, draw, "conversation#1/1")).toBe(first);
  expect((await readRotation(table, "retry")).version).toBe(2);
});

test("a dry run looks whose turn it is and leaves it at that", async () => {
  const draw = { pool: "peek", members, among: members };
  expect(await peekAtPool(table, draw, "d", NOW)).toBe("11");
  expect(await peekAtPool(table, draw, "e", NOW)).toBe("11");
  expect(await readRotation(table, "peek")).toEqual({ version: 0, turns: {}, grants: [] });
});

test("a rotation that changed since it was read is not written", async () => {
  const read = await readRotation(table, "stale");
  const next = { ...read, version: 1, turns: { "11": 1 } };
  expect(await writeRotation(table, "stale", next, 1_560_945_600_000)).toBe(true);
  expect(await writeRotation(table, "stale", next, 1_560_945_600_000)).toBe(false);
  expect(await writeRotation(table, "stale", { ...next, version: 3 }, 1_560_945_600_000)).toBe(false);
  expect(await writeRotation(table, "stale", { ...next, version: 2 }, 1_560_945_600_000)).toBe(true);
});

test("a rotation comes back from the table as it was written, and one of the older format still loads", async () => {
  const next = {
    version: 1,
    turns: { "11": 1 },
    grants: [{ for: "a>b", to: "11" }],
    credit: { "11": -2 },
    loads: { "11": { open: 3, at: NOW } },
  };
  await writeRotation(table, "whole", next, NOW);
  expect(await readRotation(table, "whole")).toMatchObject(next);
  const grants = [{ for: "d", to: "12" }];
  const Item = {
    pk: "rotation#old",
    sk: "rotation",
    v: 1,
    version: 4,
    turns: { "12": 4 },
    grants,
    expiresAt: 9,
  };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
  expect(await readRotation(table, "old")).toMatchObject({ version: 4, turns: { "12": 4 }, grants });
});

describe("twenty workers drawing at once from a pool with limits", () => {
  test("give each person what they have room for, and never one more", async () => {
    const limits = { "11": 1, "12": 2, "13": 3, "14": 1, "15": 1 };
    const load = { open: { "13": 1 }, countedAt: Date.now(), limits };
    const draw = { pool: "limited", members, among: members, load, strategy: "balanced" as const };
    const drawn = await Promise.all(
      Array.from({ length: 20 }, (_, n) => drawFromPool(table, systemClock, seededRandom(n), draw, `d${n}`)),
    );
    expect(members.map((member) => drawn.filter((who) => who === member).length)).toEqual([1, 2, 2, 1, 1]);
  });

  test("of five for the whole pool give five", async () => {
    const drawn = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const places = { limit: 5, conversation: String(n) };
        const draw = { pool: "five", members, among: members, places };
        return drawFromPool(table, systemClock, seededRandom(n), draw, `d${n}`);
      }),
    );
    expect(drawn.filter((who) => who !== undefined)).toHaveLength(5);
  });
});

test("a place is given back when nobody could be drawn for it", async () => {
  const load = { open: { "11": 1 }, countedAt: NOW, limits: { "11": 1 } };
  const draw = {
    pool: "none",
    members: ["11"],
    among: ["11"],
    load,
    places: { limit: 1, conversation: "7" },
  };
  expect(await drawFromPool(table, systemClock, seededRandom(1), draw, "d")).toBeUndefined();
  expect((await readPoolPlaces(table, "none")).given).toEqual({});
});

test("a dry run sees a full pool as a live one would", async () => {
  const places = { limit: 1, conversation: "1" };
  const draw = { pool: "full", members, among: members, places };
  await drawFromPool(table, systemClock, seededRandom(1), draw, "d");
  const other = { ...draw, places: { limit: 1, conversation: "2" } };
  expect(await peekAtPool(table, other, "e", NOW)).toBeUndefined();
  expect(await peekAtPool(table, draw, "e", NOW)).toBe("12");
});
