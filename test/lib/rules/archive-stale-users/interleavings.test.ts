import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { handleBatch } from "../../../../lib/engine/index.ts";
import type { IntercomClient } from "../../../../lib/intercom/index.ts";
import { listDue } from "../../../../lib/state/index.ts";
import { sqsRecord } from "../../../support/world.ts";
import { START, type StaleWorld, startStaleWorld } from "./stale-world.ts";

let world: StaleWorld;
beforeEach(async () => {
  world = await startStaleWorld();
});
afterEach(() => world.close());

const due = () =>
  listDue(world.table, { rule: "archive-stale-users", mode: "live", untilMs: START * 2, limit: 100 });
/** A client whose tagging or archiving dies, before it was sent or after. */
function dying(when: "before" | "after"): IntercomClient {
  const die = async (work: () => Promise<unknown>): Promise<never> => {
    if (when === "after") await work();
    throw new Error("died");
  };
  const { tags, users } = world.intercom;
  return {
    ...world.intercom,
    tags: { ...tags, tag: (...given) => die(() => tags.tag(...given)) },
    users: { ...users, archive: (...given) => die(() => users.archive(...given)) },
  };
}

describe.each(["before", "after"] as const)("a function that dies %s its call was sent", (when) => {
  test("while it marks a group leaves everybody marked once, with a time", async () => {
    const ids = await Promise.all([1, 2, 3].map((n) => world.user(`u-${n}`, 120)));
    const { list, queue, invocation, work } = world.deploy();
    await list();
    expect(queue).toHaveLength(1);
    const records = queue.map((body, n) => sqsRecord(body, `m-${n}`));
    const { batchItemFailures } = await handleBatch({ Records: records }, invocation(dying(when)));
    expect(batchItemFailures).toEqual([{ itemIdentifier: "m-0" }]);
    // Its lease is over by the time that SQS hands it out again.
    world.days(0.01);
    await work();
    expect(await Promise.all(ids.map(world.tagsOf))).toEqual([["stale"], ["stale"], ["stale"]]);
    expect((await due()).map(({ object }) => object).sort()).toEqual(ids.map((id) => `person#${id}`).sort());
    for (const id of ids) expect(await world.decided(id)).toMatchObject({ version: 1, state: "done" });
  });

  test("while it archives leaves them archived, and the snapshot kept", async () => {
    const id = await world.user("u-1", 120);
    const { sweep, list, queue, invocation, work } = world.deploy();
    await sweep();
    world.days(14);
    await list();
    const records = queue.map((body, n) => sqsRecord(body, `m-${n}`));
    await handleBatch({ Records: records }, invocation(dying(when)));
    world.days(0.01);
    await work();
    expect(await world.isThere(id)).toBe(false);
    expect(await world.decided(id)).toMatchObject({ reason: "archived", state: "done" });
    expect(await due()).toEqual([]);
  });
});

test("two functions with the same group at once mark everybody once", async () => {
  const ids = await Promise.all([1, 2, 3].map((n) => world.user(`u-${n}`, 120)));
  const { list, queue, invocation, work } = world.deploy();
  await list();
  const records = queue.splice(0).map((body, n) => sqsRecord(body, `m-${n}`));
  await Promise.all([
    handleBatch({ Records: records }, invocation()),
    handleBatch({ Records: records }, invocation()),
  ]);
  await work();
  for (const id of ids)
    expect(await world.decided(id)).toMatchObject({ version: 1, reason: "marked", state: "done" });
});

test("whoever leaves between the list and the mark doesn't keep the others from theirs", async () => {
  const [one = "", two = "", three = ""] = await Promise.all([1, 2, 3].map((n) => world.user(`u-${n}`, 120)));
  const { list, work } = world.deploy();
  await list();
  await world.intercom.users.archive({ id: two });
  await work();
  expect(await world.tagsOf(one)).toEqual(["stale"]);
  expect(await world.tagsOf(three)).toEqual(["stale"]);
  expect(await world.decided(two)).toMatchObject({
    receipts: [{ result: "refused", reason: "gone", missing: [two] }],
  });
});

test("whoever comes back between the list and their archive is not archived", async () => {
  const id = await world.user("u-1", 120);
  const { sweep, list, work } = world.deploy();
  await sweep();
  world.days(14);
  await list();
  await world.door(`people/${id}/return`, {});
  await work();
  expect(await world.isThere(id)).toBe(true);
  expect(await world.decided(id)).toMatchObject({ reason: "came_back" });
  expect(await world.tagsOf(id)).toEqual([]);
});

test("a list that waited for long is not believed: they are looked at again before the mark", async () => {
  const id = await world.user("u-1", 120);
  const { list, work } = world.deploy();
  await list();
  world.days(1);
  await world.door(`people/${id}/return`, {});
  await work();
  expect(await world.decided(id)).toMatchObject({ outcome: "skip", reason: "active" });
  expect(await world.tagsOf(id)).toEqual([]);
});
