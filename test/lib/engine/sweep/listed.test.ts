import { afterEach, beforeEach, expect, test } from "vitest";
import { backlogLeg, dueLeg, type Leg, runSweep } from "../../../../lib/engine/index.ts";
import { runOf } from "../../../../lib/engine/run.ts";
import { addToBacklog, clearDue, readBacklog, setDue } from "../../../../lib/state/index.ts";
import { NOON, type SweepWorld, startSweepWorld, testRule } from "./support.ts";

let world: SweepWorld;
beforeEach(async () => {
  world = await startSweepWorld();
});
afterEach(() => world.close());

async function sweep(leg: Leg<never>, budget = {}) {
  const { by, events } = world.invocation(testRule({ legs: [leg] }, { budget }));
  const report = await runSweep(world.clock.now(), by);
  return { report, events: events() };
}

const due = (object: string, at: number, version = 1) =>
  setDue(world.table, { rule: "test-rule", mode: "live", object, at, version });

test("what fell due and still waits in the queue has the same id in every sweep of the hour", async () => {
  await due("person#1", NOON - 1000);
  const first = await sweep(dueLeg());
  expect(first.events).toMatchObject([
    {
      id: "due/test-rule/live/2019-06-19T11:59:59.000Z/person#1/1/2019-06-19T12:00:00.000Z",
      topic: "sweep",
      dueAt: NOON - 1000,
    },
  ]);
  await world.clock.advance(300_000);
  const second = await sweep(dueLeg());
  expect(second.events.map(({ id }) => id)).toEqual(first.events.map(({ id }) => id));
  expect(second.events.map(runOf)).toEqual(["sweep/test-rule/2019-06-19T12:05:00.000Z"]);
});

test("another time, a time set again, or what was left for another hour is news", async () => {
  const ids = new Set<string>();
  const collect = async () => {
    for (const { id } of (await sweep(dueLeg())).events) ids.add(id);
    await world.clock.advance(1000);
  };
  const item = { rule: "test-rule", mode: "live", object: "person#1", at: NOON - 1000 } as const;
  await due("person#1", NOON - 1000);
  await collect();
  await due("person#1", NOON - 1000, 2);
  await collect();
  await clearDue(world.table, { ...item, version: 2 });
  await due("person#1", NOON - 500);
  await collect();
  expect(ids.size).toBe(3);
  await world.clock.advance(3_600_000);
  await collect();
  expect(ids.size).toBe(4);
});

test("those of the backlog whom nobody can serve don't hide the others from the next sweep", async () => {
  for (const n of [1, 2, 3, 4, 5]) {
    const entry = { rule: "test-rule", object: `conversation#${n}`, since: NOON + n, version: 1 };
    await addToBacklog(world.table, entry, NOON);
  }
  const leg = backlogLeg(async () => ({ can: true, because: "Someone is free." }));
  const objects: unknown[] = [];
  for (let n = 0; n < 4; n += 1) {
    const { events } = await sweep(leg, { perSweep: 2, firstSweep: 2 });
    objects.push(events.map(({ item }) => Object(item).id));
    await world.clock.advance(60_000);
  }
  // Each stays on the list until its event has been dealt with, so that it begins with the oldest again.
  expect(objects).toEqual([["1", "2"], ["3", "4"], ["5"], ["1", "2"]]);
  const rest = await readBacklog(world.table, "test-rule", 9, { object: "conversation#3", since: NOON + 3 });
  expect(rest.map(({ object }) => object)).toEqual(["conversation#4", "conversation#5"]);
});
