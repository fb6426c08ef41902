import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { continueSweep, type Leg, peopleLeg, type Rule, runSweep } from "../../../../lib/engine/index.ts";
import { takeScroll } from "../../../../lib/state/index.ts";
import {
  type Invoking,
  NOON,
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

const budget = { perSweep: 100_000, firstSweep: 100_000 };
const users = peopleLeg<TestFacts>({ name: "backfill", who: "users" });
const leadsByScroll = peopleLeg<TestFacts>({ name: "backfill", who: "leads", by: "scroll" });

async function sweep(rule: Rule<TestFacts>, options: Invoking = { timeMs: 900_000 }) {
  const invocation = world.invocation(rule, options);
  const report = await runSweep(NOON, invocation.by);
  return { ...invocation, ids: invocation.ids(), report };
}

/** A leg that does something else before one of its pages. */
function disturbed(leg: Leg<TestFacts>, page: number, meanwhile: () => Promise<unknown>): Leg<TestFacts> {
  let pages = 0;
  return {
    ...leg,
    async step(from, ask) {
      pages += 1;
      if (pages === page) await meanwhile();
      return leg.step(from, ask);
    },
  };
}

describe("all people", () => {
  test("are listed by pages, in the order in which they were created, and the rule is asked about each", async () => {
    await world.seed({ users: 130 });
    const [oldest] = (await world.intercom.users.list({ order: "asc", per_page: 1 })).users;
    const leg = peopleLeg<TestFacts>({
      name: "backfill",
      who: "users",
      prepare: async () => (person) => ({ leave: person.id === oldest?.id ? "oldest" : undefined }),
    });
    const { ids, report } = await sweep(testRule({ legs: [leg] }, { budget }));
    expect(new Set(ids).size).toBe(129);
    expect(report).toMatchObject({ outcome: "done", lookedAt: 130, enqueued: 129, skipped: { oldest: 1 } });
    expect(report.legs).toMatchObject([{ pages: 3 }]);
  });

  test("are all listed when some who were listed before are archived meanwhile", async () => {
    await world.seed({ users: 200 });
    const all: string[] = [];
    for await (const { id } of world.intercom.users.iterate({ order: "asc" })) all.push(id);
    const leg = disturbed(users, 3, async () => {
      for (const id of all.slice(0, 70)) await world.intercom.users.archive({ id });
    });
    const { ids } = await sweep(testRule({ legs: [leg] }, { budget }));
    expect(ids.map((id) => id.split("#")[1]).toSorted()).toEqual(all.toSorted());
  });

  test("come by scroll when they are more than paging reaches: 12,000, each once", async () => {
    await world.seed({ users: 12_000 });
    const { ids, report } = await sweep(testRule({ legs: [users] }, { budget }));
    expect(report).toMatchObject({ outcome: "done", lookedAt: 12_000, enqueued: 12_000 });
    expect(report.legs).toMatchObject([{ pages: 121, restarts: 0 }]);
    expect(new Set(ids).size).toBe(12_000);
    // It gave the scroll back at its end.
    expect(await takeScroll(world.table, { owner: "other", until: NOON, over: NOON })).toBeUndefined();
  });
});

describe("the workspace's only scroll", () => {
  test("begins anew when it expired between two pages, and sends the same ids again", async () => {
    await world.seed({ leads: 250 });
    const leg = disturbed(leadsByScroll, 3, () => world.clock.advance(60_000));
    const { ids, report } = await sweep(testRule({ legs: [leg] }, { budget }));
    expect(report).toMatchObject({ outcome: "done" });
    expect(report.legs).toMatchObject([{ restarts: 1 }]);
    expect(new Set(ids).size).toBe(250);
  });

  test.each([
    ["a server error", { kind: "status", status: 500 }],
    ["a lost answer", { kind: "drop_after" }],
  ])("begins anew after %s, when what was on the page is lost", async (_what, fault) => {
    await world.seed({ leads: 250 });
    const leg = disturbed(leadsByScroll, 2, async () => {
      const body = JSON.stringify({ ...fault, endpoint: "GET /contacts/scroll", count: 1 });
      await fetch(`${world.simulator.origin}/_simulator/faults`, { method: "POST", body });
    });
    const first = await sweep(testRule({ legs: [leg] }, { budget }), { timeMs: 28_000 });
    // The old scroll is still open, and can't be closed.
    expect(first.report).toMatchObject({ outcome: "handed_over", lookedAt: 100 });
    expect(first.handOvers()).toMatchObject([{ delaySeconds: 65 }]);
    await world.clock.advance(65_000);
    const second = world.invocation(testRule({ legs: [leadsByScroll] }, { budget }), { timeMs: 900_000 });
    const message = { rule: "test-rule", scheduledAt: NOON, fence: 1 };
    const report = await continueSweep(message, second.by);
    expect(report).toMatchObject({ outcome: "done" });
    expect(report.legs).toMatchObject([{ restarts: 1 }]);
    expect(new Set(second.ids()).size).toBe(250);
  });

  test("that is lost again and again fails the run; the next scheduled one tries anew", async () => {
    await world.seed({ leads: 250 });
    const lost: Leg<TestFacts> = {
      ...leadsByScroll,
      async step(from, ask) {
        if (from.cursor !== undefined) await world.clock.advance(60_000);
        return leadsByScroll.step(from, ask);
      },
    };
    const name = "test-rule";
    const rule = testRule({ legs: [lost] }, { budget, name });
    await expect(sweep(rule)).rejects.toMatchObject({
      code: "sweep.restarted_too_often",
      details: { rule: name, leg: "backfill", restarts: 3 },
    });
    const { report } = await sweep(testRule({ legs: [leadsByScroll] }, { budget, name }));
    expect(report).toMatchObject({ outcome: "done" });
  });

  test("is waited for when another rule has it: the sweep is handed over until then", async () => {
    await world.seed({ leads: 5 });
    await takeScroll(world.table, { owner: "other", until: NOON + 65_000, over: NOON });
    const rule = testRule({ legs: [leadsByScroll] }, { budget });
    const first = await sweep(rule, { timeMs: 28_000 });
    expect(first.report).toMatchObject({
      outcome: "handed_over",
      because: "Another rule has the workspace's scroll. It was handed over.",
    });
    const [message] = first.handOvers();
    expect(message).toEqual({ rule: "test-rule", scheduledAt: NOON, fence: 1, delaySeconds: 75 });
    await world.clock.advance(75_000);
    const { by, ids } = world.invocation(rule);
    const report = await continueSweep({ rule: "test-rule", scheduledAt: NOON, fence: 1 }, by);
    expect(report).toMatchObject({ outcome: "done" });
    expect(ids()).toHaveLength(5);
  });

  test("is waited for within the invocation when something else has it open and there is time", async () => {
    await world.seed({ leads: 150, users: 150 });
    const other = world.intercom.users.scrollPages();
    await other.next();
    const { by, ids } = world.invocation(testRule({ legs: [leadsByScroll] }, { budget }), {
      timeMs: 200_000,
    });
    let isDone = false;
    const running = runSweep(NOON, by).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      if (world.clock.nextWakeAt !== undefined) await world.clock.runUntilIdle();
      await new Promise(setImmediate);
    }
    expect(await running).toMatchObject({ outcome: "done", enqueued: 150 });
    expect(ids()).toHaveLength(150);
  });

  test("cut off by a budget is begun again by the next run, because it would not live so long", async () => {
    await world.seed({ leads: 250 });
    const seen = new Set<string>();
    const forgetful = peopleLeg<TestFacts>({
      name: "backfill",
      who: "leads",
      by: "scroll",
      prepare: async () => (person) => ({ leave: seen.has(person.id) ? "done" : undefined }),
    });
    const rule = testRule({ legs: [forgetful] }, { budget: { perSweep: 150, firstSweep: 150 } });
    const first = await sweep(rule);
    expect(first.report).toMatchObject({ outcome: "budget", enqueued: 150 });
    for (const id of first.ids) seen.add(id.split("#")[1] ?? "");
    await world.clock.advance(300_000);
    const { by } = world.invocation(rule, { timeMs: 900_000 });
    const report = await runSweep(world.clock.now(), by);
    expect(report).toMatchObject({ outcome: "done", enqueued: 100, skipped: { done: 150 } });
    expect(report.legs).toMatchObject([{ restarts: 0 }]);
  });
});
