import { afterEach, describe, expect, test } from "vitest";
import { check } from "../../../../lib/conditions/index.ts";
import type { StaleInput } from "./stale-world.ts";
import { type StaleWorld, startStaleWorld } from "./stale-world.ts";

let world: StaleWorld;
afterEach(() => world.close());

const count = (endpoint: string) => {
  const answers = world.calls()[endpoint] ?? {};
  return Object.values(answers).reduce((sum, n) => sum + n, 0);
};

/** Marks everybody stale, and what of them is archived when their time has come. */
async function throughBoth(input: Partial<StaleInput> = {}) {
  const { sweep } = world.deploy(input);
  const marked = await sweep();
  world.days(14);
  const archived = await sweep();
  return { marked, archived };
}

test("of 10,000 users 100 stale ones cost the calls that were promised, and no other is touched", async () => {
  world = await startStaleWorld();
  await world.seed({ users: 9_900, stale: { count: 0, days: 60 } });
  await world.seed({ users: 100, stale: { count: 100, days: 120 } });
  const before = world.total();
  await throughBoth({ users: { staleAfterDays: 120 } });
  expect(count("DELETE /users/{id}")).toBe(100);
  // Fifty and ten of the first page, and the forty of the second.
  expect(count("POST /tags")).toBe(3);
  expect(count("POST /user_delete_requests")).toBe(0);
  // Twice ⌈100/60⌉ pages, ⌈100/50⌉ calls to tag, and for each archive a look, a list of conversations and the archive.
  const formula = 2 + 2 + 2 + 3 * 100;
  expect(world.total() - before).toBeLessThanOrEqual(Math.floor(formula * 1.02));
}, 120_000);

describe("the list of those longest unseen", () => {
  test("goes on by scroll behind 9,000, so that nobody stale is missed", async () => {
    world = await startStaleWorld();
    await world.seed({ users: 12_000, stale: { count: 12_000, days: 120 } });
    const { list, queue } = world.deploy();
    let report = await list();
    while (report.outcome === "handed_over") report = await list();
    expect(report).toMatchObject({ outcome: "done", enqueued: 12_000 });
    const ids = queue.flatMap((body) => body.match(/person#[0-9a-f]{24}/g) ?? []);
    expect(new Set(ids).size).toBe(12_000);
  }, 120_000);

  test("is not stopped by thousands of exempt people at its head", async () => {
    world = await startStaleWorld();
    await world.seed({ users: 9_200, stale: { count: 9_200, days: 700 } });
    await world.seed({ users: 300, stale: { count: 300, days: 120 } });
    const when = check("user_id is up to 9200", ({ person }) => Number(person?.user_id?.slice(5)) <= 9_200, {
      person: true,
    });
    const { list } = world.deploy({ exempt: { when } });
    expect(await list()).toMatchObject({ outcome: "done", enqueued: 300 });
  }, 120_000);

  test.each(["first", "last", "oldest"] as const)(
    "finds those never seen, who come %s in it",
    async (nulls) => {
      world = await startStaleWorld({ nulls });
      await world.seed({ users: 1_000, never_seen: 130, stale: { count: 70, days: 120 } });
      world.days(366);
      const asked = world.deploy({ users: { staleAfterDays: 486, neverSeenAfterDays: 365 } });
      expect(await asked.list()).toMatchObject({ outcome: "done", enqueued: 130 + 70 });
      world.days(0.001);
      const alone = world.deploy({ users: { staleAfterDays: 486 } });
      expect((await alone.list()).enqueued).toBe(70);
    },
  );
});

test("leads are found in any order, and left alone when the settings leave them out", async () => {
  world = await startStaleWorld();
  await world.seed({ leads: 120 });
  world.days(400);
  expect(await world.deploy().list()).toMatchObject({ enqueued: 0 });
  world.days(1);
  const { archived } = await throughBoth({ users: undefined, leads: {} });
  expect(archived).toMatchObject({ outcome: "done" });
  expect(count("DELETE /contacts/{id}")).toBe(120);
}, 120_000);
