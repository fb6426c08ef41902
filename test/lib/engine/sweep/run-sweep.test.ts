import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Leg, runSweep } from "../../../../lib/engine/index.ts";
import { listSweepReports, readSweep } from "../../../../lib/state/index.ts";
import {
  fuse,
  type Invoking,
  NOON,
  numbers,
  type SweepWorld,
  startSweepWorld,
  type TestFacts,
  testRule,
} from "./support.ts";

let world: SweepWorld;
beforeEach(async () => {
  world = await startSweepWorld();
});
afterEach(() => world.close());

const LATER = NOON + 300_000;
const idOf = (n: number) => `sweep/test-rule/2019-06-19T12:00:00.000Z/person#p${n}`;
const many = { perSweep: 100_000, firstSweep: 100_000 };

/** Makes the rule's sweeps live once, so that the first run's limit is behind them. */
async function sweepOnce(leg: Leg<TestFacts>, options: Invoking = {}) {
  const invocation = world.invocation(testRule({ legs: [leg] }, { budget: many }), options);
  return { ...invocation, report: await runSweep(NOON, invocation.by) };
}

describe("a sweep", () => {
  test("enqueues what the rule would act on, counts the rest by reason, and keeps its report", async () => {
    const leg = numbers(7, 3, (n) => (n % 3 === 0 ? "has_tag" : n === 4 ? "no_email" : undefined));
    const { ids, report, lines } = await sweepOnce(leg);
    expect(ids()).toEqual([idOf(1), idOf(2), idOf(5)]);
    const counted = { lookedAt: 7, enqueued: 3, skipped: { has_tag: 3, no_email: 1 } };
    expect(report).toEqual({
      rule: "test-rule",
      run: "sweep/test-rule/2019-06-19T12:00:00.000Z",
      mode: "live",
      outcome: "done",
      ...counted,
      legs: [{ name: "backfill", pages: 3, restarts: 0, ...counted }],
      because: "Everything was listed.",
    });
    expect(lines).toEqual([{ message: "sweep", fields: report }]);
    expect(await listSweepReports(world.table, "test-rule", 5)).toEqual([report]);
  });

  test("in a dry run lists, decides and enqueues too, and what it has seen is new to a live one", async () => {
    const leg = numbers(3, 3);
    const dry = world.invocation(testRule({ legs: [leg] }, { mode: "dry-run" }));
    expect(await runSweep(NOON, dry.by)).toMatchObject({ mode: "dry-run", outcome: "done", enqueued: 3 });
    expect(await readSweep(world.table, "test-rule")).toMatchObject({
      liveLegs: [],
      places: { "dry-run/backfill": { mark: 3 } },
    });
    const live = world.invocation(testRule({ legs: [leg] }, { budget: { firstSweep: 2 } }));
    expect(await runSweep(LATER, live.by)).toMatchObject({ mode: "live", outcome: "budget", enqueued: 2 });
  });

  test.each([
    ["off", { mode: "off" }, {}],
    ["paused", {}, { isPaused: true }],
  ] as const)("that is %s lists nothing and says so", async (outcome, rule, options) => {
    const { by, ids } = world.invocation(testRule({ legs: [numbers(3, 3)] }, rule), options);
    expect(await runSweep(NOON, by)).toMatchObject({ outcome, lookedAt: 0, enqueued: 0 });
    expect(ids()).toEqual([]);
    expect(await readSweep(world.table, "test-rule")).toBeUndefined();
  });

  test("enqueues an object once, however often its pages repeat it", async () => {
    const leg: Leg<TestFacts> = {
      name: "backfill",
      async step({ cursor = 0 }) {
        const [page, ids] = cursor === 0 ? [1, ["a", "b"]] : [2, ["b", "c"]];
        const entries = ids.map((id) => ({ object: { kind: "person", id } as const }));
        return { kind: "page", entries, ...(page === 1 ? { next: 1 } : {}) };
      },
    };
    const { report, ids } = await sweepOnce(leg);
    expect(ids().map((id) => id.slice(-1))).toEqual(["a", "b", "c"]);
    expect(report).toMatchObject({ lookedAt: 3, enqueued: 3 });
  });

  test("enqueues an object once that two of its legs list", async () => {
    const legs = [numbers(2, 2), { ...numbers(3, 3), name: "reconcile" }];
    const { by, ids } = world.invocation(testRule({ legs }));
    expect(await runSweep(NOON, by)).toMatchObject({ enqueued: 3 });
    expect(ids()).toEqual([0, 1, 2].map(idOf));
  });

  test("of the same time runs once", async () => {
    await sweepOnce(numbers(3, 3));
    const again = await sweepOnce(numbers(3, 3));
    expect(again.report).toMatchObject({ outcome: "over", enqueued: 0 });
    expect(again.ids()).toEqual([]);
  });

  test("that can't save its progress fails, and says so", async () => {
    const readOnlyTable = fuse(3, "before");
    const { by, lines } = world.invocation(testRule({ legs: [numbers(3, 1)] }), { fuse: readOnlyTable });
    await expect(runSweep(NOON, by)).rejects.toThrow("the function died");
    expect(lines).toEqual([
      { message: "sweep failed", fields: { rule: "test-rule", code: "unknown", error: "Error" } },
    ]);
  });
});

describe("the budget", () => {
  test("of the first live run is small; the next goes on where it stopped, in the middle of a page", async () => {
    const rule = testRule({ legs: [numbers(60, 20)] }, { budget: { perSweep: 500, firstSweep: 25 } });
    const first = world.invocation(rule);
    expect(await runSweep(NOON, first.by)).toMatchObject({
      outcome: "budget",
      enqueued: 25,
      because: "The first live run enqueues 25 at most; the next has the whole budget.",
      legs: [{ lookedAt: 40, left: 35 }],
    });
    const second = world.invocation(rule);
    expect(await runSweep(LATER, second.by)).toMatchObject({ outcome: "done", enqueued: 35 });
    const objects = [...first.ids(), ...second.ids()].map((id) => id.split("#")[1]);
    expect(objects).toEqual(Array.from({ length: 60 }, (_, n) => `p${n}`));
  });

  test("is five hundred, and twenty-five at first, unless the rule says otherwise", async () => {
    const rule = testRule({ legs: [numbers(1000, 90)] });
    expect(await runSweep(NOON, world.invocation(rule).by)).toMatchObject({ enqueued: 25 });
    expect(await runSweep(LATER, world.invocation(rule).by)).toMatchObject({ enqueued: 500 });
  });

  test("of a first live run is each leg's own, whatever the others have enqueued before", async () => {
    const late = { ...numbers(100, 100), name: "reconcile" };
    const legs = (first: number) => [numbers(first, 100), late];
    const options = { budget: { firstSweep: 25 } };
    const sweep = async (at: number, rule: ReturnType<typeof testRule>) => {
      const report = await runSweep(at, world.invocation(rule).by);
      return [report.outcome, ...report.legs.map(({ enqueued }) => enqueued)];
    };
    expect(await sweep(NOON, testRule({ legs: [numbers(1, 100)] }, options))).toEqual(["done", 1]);
    expect(await sweep(NOON + 1, testRule({ legs: legs(60) }, options))).toEqual(["budget", 60, 25]);
    expect(await sweep(NOON + 2, testRule({ legs: legs(60) }, options))).toEqual(["done", 60, 15]);
    const tried = testRule({ legs: legs(60) }, { mode: "dry-run", ...options });
    expect(await sweep(NOON + 3, tried)).toEqual(["done", 60, 40]);
    expect(await sweep(NOON + 4, testRule({ legs: legs(60) }, options))).toEqual(["budget", 25, 25]);
  });

  test("used up by one leg leaves the next run to the others first", async () => {
    const other = { ...numbers(2, 2), name: "reconcile" };
    const rule = testRule({ legs: [numbers(100, 10), other] }, { budget: { perSweep: 5, firstSweep: 5 } });
    const legs = async (at: number) => {
      const { by } = world.invocation(rule);
      return (await runSweep(at, by)).legs.map(({ name, enqueued }) => [name, enqueued]);
    };
    expect(await legs(NOON)).toEqual([["backfill", 5]]);
    expect(await legs(NOON + 1)).toEqual([
      ["reconcile", 2],
      ["backfill", 3],
    ]);
  });

  test("of a first live run holds when it dies between sending and saving, and the list has moved on", async () => {
    for (let step = 1; ; step += 1) {
      const fresh = await startSweepWorld();
      const dying = fuse(step, "after");
      const gone = new Set<string>();
      const leave = (n: number) => (gone.has(`p${n}`) ? "done" : undefined);
      const rule = testRule({ legs: [numbers(60, 20, leave)] }, { budget: { firstSweep: 25 } });
      const first = fresh.invocation(rule, { fuse: dying });
      await runSweep(NOON, first.by).catch(() => {});
      // What was sent has been acted on meanwhile, so that the rule would act on others now.
      for (const id of first.ids()) gone.add(id.split("#")[1] ?? "");
      await fresh.clock.advance(120_000);
      const second = fresh.invocation(rule);
      await runSweep(NOON, second.by);
      await fresh.close();
      expect(new Set([...first.ids(), ...second.ids()]).size).toBeLessThanOrEqual(25);
      if (!dying.blown()) break;
      expect(step).toBeLessThan(30);
    }
  });
});
