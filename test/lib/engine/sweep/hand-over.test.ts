import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { continueSweep, type Leg, runSweep } from "../../../../lib/engine/index.ts";
import { NOON, numbers, type SweepWorld, startSweepWorld, type TestFacts, testRule } from "./support.ts";

let world: SweepWorld;
beforeEach(async () => {
  world = await startSweepWorld();
});
afterEach(() => world.close());

const LATER = NOON + 300_000;
const idOf = (n: number) => `sweep/test-rule/2019-06-19T12:00:00.000Z/person#p${n}`;
const many = { perSweep: 100_000, firstSweep: 100_000 };

describe("a hand-over", () => {
  /** Each page takes 20 of the invocation's 30 seconds. */
  const slow = (leg: Leg<TestFacts>): Leg<TestFacts> => ({
    ...leg,
    async step(from, ask) {
      await world.clock.advance(20_000);
      return leg.step(from, ask);
    },
  });

  test("goes on in invocation after invocation, each object once, until everything is listed", async () => {
    const rule = testRule({ legs: [slow(numbers(25, 5))] }, { budget: many });
    let invocation = world.invocation(rule, { timeMs: 30_000 });
    const ids: string[] = [];
    let report = await runSweep(NOON, invocation.by);
    let rounds = 1;
    for (; report.outcome === "handed_over"; rounds += 1) {
      const [message] = invocation.handOvers();
      expect(message).toEqual({ rule: "test-rule", scheduledAt: NOON, fence: rounds, delaySeconds: 0 });
      ids.push(...invocation.ids());
      invocation = world.invocation(rule, { timeMs: 30_000 });
      report = await continueSweep({ rule: "test-rule", scheduledAt: NOON, fence: rounds }, invocation.by);
    }
    ids.push(...invocation.ids());
    expect(rounds).toBe(3);
    expect(report).toMatchObject({ outcome: "done", lookedAt: 25, enqueued: 25 });
    expect(ids).toEqual(Array.from({ length: 25 }, (_, n) => idOf(n)));
  });

  test("that comes twice, or late, changes nothing", async () => {
    const rule = testRule({ legs: [slow(numbers(25, 5))] }, { budget: many });
    await runSweep(NOON, world.invocation(rule, { timeMs: 30_000 }).by);
    const message = { rule: "test-rule", scheduledAt: NOON, fence: 1 };
    expect(await continueSweep(message, world.invocation(rule).by)).toMatchObject({ outcome: "done" });
    const again = world.invocation(rule);
    expect(await continueSweep(message, again.by)).toMatchObject({ outcome: "overtaken" });
    expect(again.ids()).toEqual([]);
  });

  test("that comes after the scheduler's next run has handed over again leaves it to the newer message", async () => {
    const rule = testRule({ legs: [numbers(10, 5)] }, { budget: many });
    await runSweep(NOON, world.invocation(rule, { timeMs: 1_000 }).by);
    const second = world.invocation(rule, { timeMs: 1_000 });
    await runSweep(LATER, second.by);
    expect(second.handOvers()).toMatchObject([{ scheduledAt: NOON, fence: 2 }]);
    const message = { rule: "test-rule", scheduledAt: NOON };
    const old = await continueSweep({ ...message, fence: 1 }, world.invocation(rule).by);
    expect(old).toMatchObject({ outcome: "overtaken" });
    const now = await continueSweep({ ...message, fence: 2 }, world.invocation(rule).by);
    expect(now).toMatchObject({ outcome: "done", enqueued: 10 });
  });

  test("of a dry run is not gone on with once the rule is live: that begins with a run of its own", async () => {
    const dry = testRule({ legs: [slow(numbers(10, 5))] }, { mode: "dry-run", budget: many });
    await runSweep(NOON, world.invocation(dry, { timeMs: 20_000 }).by);
    const live = testRule({ legs: [numbers(10, 5)] }, { budget: many });
    const late = world.invocation(live);
    const message = { rule: "test-rule", scheduledAt: NOON, fence: 1 };
    expect(await continueSweep(message, late.by)).toMatchObject({ outcome: "overtaken" });
    expect(late.ids()).toEqual([]);
    expect(await runSweep(LATER, world.invocation(live).by)).toMatchObject({
      run: "sweep/test-rule/2019-06-19T12:05:00.000Z",
      mode: "live",
      outcome: "done",
      lookedAt: 10,
    });
  });

  test("whose message is lost is found by the next scheduled run, which then begins its own", async () => {
    const rule = testRule({ legs: [slow(numbers(10, 5))] }, { budget: many });
    await runSweep(NOON - 600_000, world.invocation(testRule({ legs: [numbers(1, 1)] })).by);
    const first = world.invocation(rule, { timeMs: 20_000 });
    expect(await runSweep(NOON, first.by)).toMatchObject({ outcome: "handed_over" });
    const next = world.invocation(rule, { timeMs: 300_000 });
    await runSweep(LATER, next.by);
    expect(next.lines.map(({ fields }) => [fields["run"], fields["outcome"]])).toEqual([
      ["sweep/test-rule/2019-06-19T12:00:00.000Z", "done"],
      ["sweep/test-rule/2019-06-19T12:05:00.000Z", "done"],
    ]);
  });

  test("ends after a dozen, before AWS takes it for a loop; the next scheduled run goes on", async () => {
    const rule = testRule({ legs: [slow(numbers(100, 5))] }, { budget: many });
    let report = await runSweep(NOON, world.invocation(rule, { timeMs: 20_000 }).by);
    let fence = 1;
    for (; report.outcome === "handed_over"; fence += 1) {
      const message = { rule: "test-rule", scheduledAt: NOON, fence };
      report = await continueSweep(message, world.invocation(rule, { timeMs: 20_000 }).by);
    }
    expect(fence).toBe(13);
    expect(report).toMatchObject({ outcome: "stopped", lookedAt: 65 });
    const rest = world.invocation(rule, { timeMs: 1_000_000 });
    expect(await runSweep(NOON, rest.by)).toMatchObject({ outcome: "done", enqueued: 100 });
  });

  test("may be taken up before the one who sent it has ended", async () => {
    const rule = testRule({ legs: [numbers(10, 5)] }, { budget: many });
    const first = world.invocation(rule, { timeMs: 1_000 });
    const second = world.invocation(rule);
    const outcomes: string[] = [];
    const queues = {
      ...first.by.queues,
      async send() {
        const message = { rule: "test-rule", scheduledAt: NOON, fence: 1 };
        outcomes.push((await continueSweep(message, second.by)).outcome);
      },
    };
    outcomes.push((await runSweep(NOON, { ...first.by, queues })).outcome);
    expect(outcomes).toEqual(["done", "handed_over"]);
    expect(second.ids()).toHaveLength(10);
  });
});
