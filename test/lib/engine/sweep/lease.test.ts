import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Leg, runSweep } from "../../../../lib/engine/index.ts";
import {
  readSweep,
  releaseScroll,
  type Sweep,
  saveSweep,
  takeScroll,
  takeSweep,
} from "../../../../lib/state/index.ts";
import { NOON, numbers, type SweepWorld, startSweepWorld, type TestFacts, testRule } from "./support.ts";

let world: SweepWorld;
beforeEach(async () => {
  world = await startSweepWorld();
});
afterEach(() => world.close());

const budget = { perSweep: 1000, firstSweep: 1000 };

/** A leg during whose second page something else happens. */
function interrupted(meanwhile: () => Promise<unknown>): Leg<TestFacts> {
  const leg = numbers(9, 3);
  let happened = false;
  return {
    ...leg,
    async step(from, ask) {
      if (from.cursor === 3 && !happened) {
        happened = true;
        await meanwhile();
      }
      return leg.step(from, ask);
    },
  };
}

describe("the lease of a sweep", () => {
  test("lets one of two scheduled runs sweep; the other says that it is busy, and ends well", async () => {
    const others: unknown[] = [];
    const second = world.invocation(testRule({ legs: [numbers(9, 3)] }, { budget }));
    const leg = interrupted(async () => others.push(await runSweep(NOON, second.by)));
    const first = world.invocation(testRule({ legs: [leg] }, { budget }));
    expect(await runSweep(NOON, first.by)).toMatchObject({ outcome: "done", enqueued: 9 });
    expect(others).toEqual([expect.objectContaining({ outcome: "busy", enqueued: 0 })]);
    expect(second.ids()).toEqual([]);
  });

  test("holds against a clock that is four seconds ahead of the end of it", async () => {
    const others: unknown[] = [];
    // The lease ends 67 seconds after noon by the owner's clock.
    const second = world.invocation(testRule({ legs: [numbers(9, 3)] }, { budget }), { ahead: 71_000 });
    const leg = interrupted(async () => others.push(await runSweep(NOON, second.by)));
    await runSweep(NOON, world.invocation(testRule({ legs: [leg] }, { budget })).by);
    expect(others).toEqual([expect.objectContaining({ outcome: "busy" })]);
  });

  test("once taken over, lets the old owner save nothing more: it stops where it is", async () => {
    const second = world.invocation(testRule({ legs: [numbers(9, 3)] }, { budget }), { ahead: 72_001 });
    const leg = interrupted(() => runSweep(NOON, second.by));
    const first = world.invocation(testRule({ legs: [leg] }, { budget }));
    expect(await runSweep(NOON, first.by)).toMatchObject({ outcome: "overtaken", enqueued: 0 });
    expect(second.lines.map(({ fields }) => fields["outcome"])).toEqual(["done"]);
    // The first live run saves before it sends, so that the second page was never sent twice.
    expect(first.ids()).toHaveLength(3);
    expect(second.ids()).toHaveLength(6);
    const after = await readSweep(world.table, "test-rule");
    expect(after).toMatchObject({ fence: 2, owner: second.by.claim.owner, until: 0, lastRun: NOON });
    expect(after?.run).toBeUndefined();
  });
});

describe("the item of a sweep", () => {
  const first: Sweep = { rule: "r", owner: "a", until: NOON, fence: 1, places: {}, liveLegs: [] };
  const next: Sweep = { ...first, owner: "b", until: NOON + 60_000, fence: 2 };

  test("is taken by one of two who read the same, and by the winner again when the answer was lost", async () => {
    expect(await takeSweep(world.table, first, undefined, NOON)).toBe(true);
    expect(await takeSweep(world.table, first, undefined, NOON)).toBe(true);
    expect(await takeSweep(world.table, { ...first, owner: "z" }, undefined, NOON)).toBe(false);
    expect(await takeSweep(world.table, next, first, NOON)).toBe(true);
    expect(await takeSweep(world.table, { ...next, owner: "c" }, first, NOON)).toBe(false);
    expect(await takeSweep(world.table, next, first, NOON)).toBe(true);
    expect(await readSweep(world.table, "r")).toEqual(next);
  });

  test("is not taken from an owner who saved another end of the lease since", async () => {
    await takeSweep(world.table, first, undefined, NOON);
    expect(await saveSweep(world.table, { ...first, until: NOON + 9 }, NOON)).toBe(true);
    expect(await takeSweep(world.table, next, first, NOON)).toBe(false);
    expect(await saveSweep(world.table, { ...first, until: 0 }, NOON)).toBe(true);
    expect(await takeSweep(world.table, next, first, NOON)).toBe(false);
  });

  test("is saved by its owner of that fence only, and again when the answer was lost", async () => {
    await takeSweep(world.table, first, undefined, NOON);
    await takeSweep(world.table, next, first, NOON);
    expect(await saveSweep(world.table, first, NOON)).toBe(false);
    expect(await saveSweep(world.table, { ...next, fence: 1 }, NOON)).toBe(false);
    expect(await saveSweep(world.table, { ...next, lastRun: 7 }, NOON)).toBe(true);
    expect(await saveSweep(world.table, { ...next, lastRun: 7 }, NOON)).toBe(true);
    expect(await readSweep(world.table, "r")).toEqual({ ...next, lastRun: 7 });
  });
});

describe("an item of a newer Switchboard, or a damaged one", () => {
  test.each([
    ["newer", { v: 2 }, { code: "state.format_unknown" }],
    ["damaged", { v: 1, rule: "test-rule", fence: "one" }, { name: "$ZodError" }],
  ])("%s fails the sweep, and stays as it is", async (_what, item, error) => {
    const { name, client } = world.table;
    const Item = { pk: "sweep#test-rule", sk: "lease", ...item };
    await client.send(new PutCommand({ TableName: name, Item }));
    await expect(
      runSweep(NOON, world.invocation(testRule({ legs: [numbers(3, 3)] })).by),
    ).rejects.toMatchObject(error);
    const Key = { pk: "sweep#test-rule", sk: "lease" };
    expect((await client.send(new GetCommand({ TableName: name, Key }))).Item).toEqual(Item);
  });
});

describe("the workspace's scroll", () => {
  const take = (owner: string, nowMs: number) =>
    takeScroll(world.table, { owner, until: nowMs + 65_000, over: nowMs - 5_000 });

  test("is one rule's until its lease is well over, however often that rule extends it", async () => {
    expect(await take("a", NOON)).toBeUndefined();
    expect(await take("b", NOON)).toBe(NOON + 65_000);
    expect(await take("a", NOON + 30_000)).toBeUndefined();
    expect(await take("b", NOON + 99_000)).toBe(NOON + 95_000);
    expect(await take("b", NOON + 100_001)).toBeUndefined();
    expect(await take("a", NOON + 100_001)).toBe(NOON + 165_001);
  });

  test("is given back by its owner only", async () => {
    await take("a", NOON);
    await releaseScroll(world.table, "b", NOON);
    expect(await take("b", NOON)).toBe(NOON + 65_000);
    await releaseScroll(world.table, "a", NOON);
    await releaseScroll(world.table, "a", NOON);
    expect(await take("b", NOON)).toBeUndefined();
  });
});
