import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  continueSweep,
  createPurse,
  createTableLimiter,
  handleHandOvers,
  isHandOver,
  type Leg,
  peopleLeg,
  readMessage,
  runSweep,
} from "../../../../lib/engine/index.ts";
import { sqsRecord } from "../../../support/world.ts";
import { NOON, numbers, type SweepWorld, startSweepWorld, type TestFacts, testRule } from "./support.ts";

let world: SweepWorld;
beforeEach(async () => {
  world = await startSweepWorld();
});
afterEach(() => world.close());

const budget = { perSweep: 1000, firstSweep: 1000 };

describe("a sweep that Intercom makes wait", () => {
  test("hands over until the next window when its share of this one is spent", async () => {
    await world.seed({ users: 300 });
    const rule = testRule({ legs: [peopleLeg<TestFacts>({ name: "backfill", who: "users" })] }, { budget });
    const { by, handOvers } = world.invocation(rule, { timeMs: 8_000 });
    const limiter = createTableLimiter(world.table, by.clock, by.random, "sweep");
    // Live work has taken all but 27 of a window of 83: a sweep leaves 24 of them alone.
    await createTableLimiter(world.table, by.clock, by.random, "live").take(56, {});
    const purse = createPurse(limiter, by.clock);
    const call = { limiter: purse, deadline: by.deadline };
    const reading = { ...by.reading, call };
    // Three pages are two hundred: what learns the real limit from the answers is not what is tested here.
    const unlearning = { ...purse, learn: async () => {} };
    const report = await runSweep(NOON, {
      ...by,
      reading: { ...reading, call: { ...call, limiter: unlearning } },
    });
    expect(report).toMatchObject({ outcome: "handed_over", lookedAt: 180 });
    expect(handOvers()).toEqual([{ rule: "test-rule", scheduledAt: NOON, fence: 1, delaySeconds: 11 }]);
  });

  test.each(["users", "leads"] as const)("goes on with the live share in a scroll of %s", async (who) => {
    await world.seed({ [who]: 250 });
    const leg = peopleLeg<TestFacts>({ name: "backfill", who, by: "scroll" });
    const { by } = world.invocation(testRule({ legs: [leg] }, { budget }), { timeMs: 8_000 });
    await createTableLimiter(world.table, by.clock, by.random, "live").take(76, {});
    const purse = (share: "live" | "sweep") =>
      createPurse(createTableLimiter(world.table, by.clock, by.random, share), by.clock);
    const [live, sweeps] = [purse("live"), purse("sweep")];
    const report = await runSweep(NOON, {
      ...by,
      reading: { ...by.reading, call: { limiter: sweeps, deadline: by.deadline } },
      scrolling: { limiter: { ...live, learn: async () => {} }, deadline: by.deadline },
    });
    expect(report).toMatchObject({ outcome: "done", lookedAt: 250 });
    expect([live.used(), sweeps.used()]).toEqual([4, 0]);
  });

  test("throws what does not pass by itself, and gives the lease back for the next attempt", async () => {
    const broken: Leg<TestFacts> = {
      name: "backfill",
      step: () => Promise.reject(new TypeError("a bug")),
    };
    const { by, lines } = world.invocation(testRule({ legs: [broken] }));
    await expect(runSweep(NOON, by)).rejects.toThrow("a bug");
    expect(lines.map(({ message }) => message)).toEqual(["sweep failed"]);
    const next = world.invocation(testRule({ legs: [numbers(3, 3)] }));
    expect(await runSweep(NOON, next.by)).toMatchObject({ outcome: "done", enqueued: 3 });
  });
});

describe("the messages of hand-overs", () => {
  const body = '{"switchboard":1,"sweep":{"rule":"test-rule","scheduledAt":1560945600000,"fence":1}}';

  test("are told from events, and no event is taken for one", () => {
    expect(isHandOver({ body })).toBe(true);
    expect(readMessage(body)).toBeUndefined();
    for (const other of ["", "{}", '{"switchboard":2,"sweep":{}}', '{"switchboard":1,"id":"e"}']) {
      expect(isHandOver({ body: other })).toBe(false);
    }
  });

  test("are gone on with, each; one that fails is reported by its id", async () => {
    const rule = testRule({ legs: [numbers(10, 5)] }, { budget });
    await runSweep(NOON, world.invocation(rule, { timeMs: 1_000 }).by);
    const { by, ids } = world.invocation(rule);
    expect(await handleHandOvers([sqsRecord(body, "m1"), sqsRecord(body, "m2")], by)).toEqual([]);
    expect(ids()).toHaveLength(10);

    const broken: Leg<TestFacts> = { name: "backfill", step: () => Promise.reject(new TypeError("a bug")) };
    const failing = testRule({ legs: [broken] }, { budget });
    await runSweep(NOON + 1, world.invocation(failing, { timeMs: 1_000 }).by);
    const third = body.replace("1560945600000", "1560945600001").replace('"fence":1', '"fence":3');
    expect(await handleHandOvers([sqsRecord(third, "m3")], world.invocation(failing).by)).toEqual(["m3"]);
  });

  test("do nothing while the rule is paused; the next scheduled run after the pause goes on", async () => {
    const rule = testRule({ legs: [numbers(10, 5)] }, { budget });
    await runSweep(NOON, world.invocation(rule, { timeMs: 1_000 }).by);
    const message = { rule: "test-rule", scheduledAt: NOON, fence: 1 };
    const paused = world.invocation(rule, { isPaused: true });
    expect(await continueSweep(message, paused.by)).toMatchObject({ outcome: "paused" });
    expect(await runSweep(NOON + 1, world.invocation(rule).by)).toMatchObject({
      run: "sweep/test-rule/2019-06-19T12:00:00.000Z",
      enqueued: 10,
    });
  });
});
