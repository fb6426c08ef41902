import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { leavePlace, readPoolPlaces, type Table, takePlace } from "../../../lib/state/index.ts";
import { startTable } from "../../support/table.ts";

let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

const AT = 1_560_945_600_000;
const take = (pool: string, conversation: string, limit = 2) =>
  takePlace(table, pool, { conversation, limit, at: AT });

describe("the places of a pool", () => {
  test("are as many as its limit; who has one keeps it", async () => {
    expect(await take("few", "1")).toBe(true);
    expect(await take("few", "2")).toBe(true);
    expect(await take("few", "3")).toBe(false);
    expect(await take("few", "1")).toBe(true);
    expect(await readPoolPlaces(table, "few")).toMatchObject({ given: { "1": AT, "2": AT } });
  });

  test("given back can be taken again, but not by who read them before they were taken anew", async () => {
    await take("back", "1", 1);
    await leavePlace(table, "back", { conversation: "1", at: AT - 1 });
    expect(await take("back", "2", 1)).toBe(false);
    await leavePlace(table, "back", { conversation: "1", at: AT });
    await leavePlace(table, "back", { conversation: "1", at: AT });
    expect(await take("back", "2", 1)).toBe(true);
  });

  test("of a limit lowered meanwhile are none until enough are given back", async () => {
    await take("lowered", "1");
    await take("lowered", "2");
    expect(await take("lowered", "3", 1)).toBe(false);
  });

  test("are never more than the limit, however many workers take them at once", async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, (_, n) => take("crowd", `c${n}`, 7)));
    expect(taken.filter(Boolean)).toHaveLength(7);
    expect(Object.keys((await readPoolPlaces(table, "crowd")).given)).toHaveLength(7);
  });
});
