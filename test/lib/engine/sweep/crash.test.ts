import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { continueSweep, runSweep } from "../../../../lib/engine/index.ts";
import { fuse, NOON, numbers, type SweepWorld, startSweepWorld, testRule } from "./support.ts";

let world: SweepWorld;
beforeEach(async () => {
  world = await startSweepWorld();
});
afterEach(() => world.close());

const budget = { perSweep: 1000, firstSweep: 1000 };
const rule = testRule({ legs: [numbers(12, 4, (n) => (n % 4 === 3 ? "unwanted" : undefined))] }, { budget });
const EVERY = [0, 1, 2, 4, 5, 6, 8, 9, 10].map(
  (n) => `sweep/test-rule/2019-06-19T12:00:00.000Z/person#p${n}`,
);

describe.each(["before", "after"] as const)("a sweep that dies %s a step was done", (when) => {
  test("is completed by the next, whichever step it was: every object is enqueued, under the same id", async () => {
    let deaths = 0;
    for (let step = 1; ; step += 1) {
      const dying = fuse(step, when);
      const first = world.invocation(rule, { fuse: dying });
      await runSweep(NOON, first.by).catch(() => {});
      if (!dying.blown()) break;
      deaths += 1;
      // Its lease runs out, with five seconds for clocks that differ.
      await world.clock.advance(72_001);
      const second = world.invocation(rule);
      expect(await runSweep(NOON, second.by)).toMatchObject({ lookedAt: expect.any(Number) });
      expect(new Set([...first.ids(), ...second.ids()])).toEqual(new Set(EVERY));
      await world.close();
      world = await startSweepWorld();
    }
    expect(deaths).toBeGreaterThan(10);
  });
});

describe("a sweep that dies again and again", () => {
  test("is completed in the end: every object is enqueued, and no other id than theirs", async () => {
    const death = fc.record({
      step: fc.integer({ min: 1, max: 16 }),
      when: fc.constantFrom("before", "after"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(death, { maxLength: 5 }), async (deaths) => {
        const here = await startSweepWorld();
        const ids: string[] = [];
        for (const { step, when } of deaths) {
          const dying = here.invocation(rule, { fuse: fuse(step, when) });
          await runSweep(NOON, dying.by).catch(() => {});
          ids.push(...dying.ids());
          await here.clock.advance(72_001);
        }
        const last = here.invocation(rule);
        await runSweep(NOON, last.by);
        await here.close();
        expect(new Set([...ids, ...last.ids()])).toEqual(new Set(EVERY));
      }),
      { numRuns: 25 },
    );
  });
});

describe("a hand-over that dies", () => {
  test("at any step leaves a sweep that the next scheduled run completes", async () => {
    for (let step = 1; ; step += 1) {
      // It begins with too little time for any page, so that it hands over at once.
      const dying = fuse(step, "after");
      const first = world.invocation(rule, { fuse: dying, timeMs: 4_000 });
      await runSweep(NOON, first.by).catch(() => {});
      if (!dying.blown()) break;
      await world.clock.advance(72_001);
      const second = world.invocation(rule);
      await runSweep(NOON, second.by);
      expect(second.ids()).toEqual(EVERY);
      for (const message of first.handOvers()) {
        const late = world.invocation(rule);
        expect(await continueSweep(message, late.by)).toMatchObject({ outcome: "overtaken" });
        expect(late.ids()).toEqual([]);
      }
      await world.close();
      world = await startSweepWorld();
    }
  });
});
