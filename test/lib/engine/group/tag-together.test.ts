import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tagTogether } from "../../../../lib/engine/group/tag-together.ts";
import { createIntercomClient, type IntercomClient, unlimited } from "../../../../lib/intercom/index.ts";
import { type Simulator, startSimulator } from "../../../../sandbox/simulator/index.ts";

let simulator: Simulator;
let intercom: IntercomClient;
beforeAll(async () => {
  simulator = await startSimulator({ rateLimit: 100_000 });
  intercom = createIntercomClient({ origin: simulator.origin, token: "sandbox-token", limiter: unlimited });
});
afterAll(async () => {
  await intercom.close();
  await simulator.close();
});

const calls = () => Object.values(simulator.stats().endpoints["POST /tags"] ?? {}).reduce((a, b) => a + b, 0);
const makeUsers = (count: number, of: string) =>
  Promise.all(
    Array.from(
      { length: count },
      async (_, n) => (await intercom.users.createOrUpdate({ user_id: `${of}-${n}` })).id,
    ),
  );
const tagged = async (id: string) => (await intercom.users.get({ id })).tags?.tags?.map(({ name }) => name);

/** Each member tags its own person, and leaves. */
async function together(
  ids: readonly string[],
  work: (client: IntercomClient, id: string) => Promise<unknown>,
) {
  const { join, leave } = tagTogether(ids.length);
  return Promise.allSettled(ids.map((id) => work(join(intercom), id).finally(leave)));
}

describe("members of a group", () => {
  test("tag fifty in one call, and sixty in two", async () => {
    const ids = await makeUsers(60, "many");
    const before = calls();
    await together(ids, (client, id) => client.tags.tag("A", { users: [{ id }] }));
    expect(calls() - before).toBe(2);
    expect(await Promise.all(ids.map(tagged))).toEqual(ids.map(() => ["A"]));
  });

  test("wait for nobody who leaves without tagging", async () => {
    const ids = await makeUsers(4, "some");
    const before = calls();
    await together(ids, async (client, id) => {
      if (id === ids[0]) throw new Error("died");
      if (id !== ids[1]) await client.tags.tag("B", { users: [{ id }] });
    });
    expect(calls() - before).toBe(1);
    expect(await Promise.all(ids.map(tagged))).toEqual([[], [], ["B"], ["B"]]);
  });

  test("who want different things are called for apart, and a second wish goes with the others' second", async () => {
    const ids = await makeUsers(4, "apart");
    const before = calls();
    await together(ids, async (client, id) => {
      await client.tags.tag(id === ids[0] ? "C" : "D", { users: [{ id }] });
      await client.tags.untag("D", { users: [{ id }] });
    });
    expect(calls() - before).toBe(3);
    expect(await Promise.all(ids.map(tagged))).toEqual([["C"], [], [], []]);
  });

  test("are not lost for one who is gone: that one alone learns of it", async () => {
    const ids = await makeUsers(8, "left");
    await intercom.users.archive({ id: ids[3] ?? "" });
    const ends = await together(ids, (client, id) => client.tags.tag("E", { users: [{ id }] }));
    expect(ends.map(({ status }) => status === "fulfilled")).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
      true,
      true,
    ]);
    const there = ids.filter((_, n) => n !== 3);
    expect(await Promise.all(there.map(tagged))).toEqual(there.map(() => ["E"]));
  });
});
