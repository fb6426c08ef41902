import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawFromPool, peekAtPool } from "../../../lib/engine/rotation.ts";
import { systemClock } from "../../../lib/intercom/clock.ts";
import { readRotation, type Table, writeRotation } from "../../../lib/state/index.ts";
import { seededRandom } from "../../../sandbox/random.ts";
import { startTable } from "../../support/table.ts";

let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

const members = ["11", "12", "13", "14", "15"];

describe("twenty workers drawing from one pool at once", () => {
  test("give counts that differ by at most one, and every draw is somebody's turn", async () => {
    const draw = { pool: "crowd", members, among: members };
    const worker = async (name: number) => {
      const random = seededRandom(name);
      const drawn: string[] = [];
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
  expect(await peekAtPool(table, draw, "d")).toBe("11");
  expect(await peekAtPool(table, draw, "e")).toBe("11");
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
