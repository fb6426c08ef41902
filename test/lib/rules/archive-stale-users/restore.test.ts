import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { IntercomClient } from "../../../../lib/intercom/index.ts";
import { describeRestore } from "../../../../lib/rules/archive-stale-users/restore/describe.ts";
import { restore } from "../../../../lib/rules/archive-stale-users/restore/restore.ts";
import { type StaleWorld, startStaleWorld } from "./stale-world.ts";

let world: StaleWorld;
beforeEach(async () => {
  world = await startStaleWorld();
});
afterEach(() => world.close());

let attempts = 0;
const bringBack = (id: string, intercom: IntercomClient = world.intercom) => {
  attempts += 1;
  const { table, clock } = world;
  const by = { table, clock, intercom, call: {}, mark: "stale", owner: `o-${attempts}`, operator: "ada" };
  return restore(`person#${id}`, by);
};

/** A user with all that can come back, archived by the rule. */
async function archived(): Promise<string> {
  const id = await world.user("u-1", 120, {
    email: "lea@example.test",
    name: "Lea Moss",
    phone: "+49301234",
    signed_up_at: 1_560_000_000,
    unsubscribed_from_emails: true,
    custom_attributes: { plan: "pro", seats: 4, paid: true },
    companies: [{ company_id: "c-1", name: "Holt" }],
  });
  await world.intercom.tags.tag("beta", { users: [{ id }] });
  const { sweep } = world.deploy();
  await sweep();
  world.days(14);
  await sweep();
  expect(await world.isThere(id)).toBe(false);
  return id;
}

/** A client that dies at its `at`th writing call: before it is sent, or after. */
function dying(at: number, when: "before" | "after"): IntercomClient {
  let calls = 0;
  const through = async <T>(work: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls > at || (calls === at && when === "before")) throw new Error("died");
    const done = await work();
    if (calls === at) throw new Error("died");
    return done;
  };
  const { users, leads, tags } = world.intercom;
  return {
    ...world.intercom,
    users: { ...users, createOrUpdate: (...given) => through(() => users.createOrUpdate(...given)) },
    leads: { ...leads, create: (...given) => through(() => leads.create(...given)) },
    tags: { ...tags, tag: (...given) => through(() => tags.tag(...given)) },
  };
}

describe("a restored user", () => {
  test("has identifiers, attributes, companies and tags as before, and not the mark", async () => {
    const report = await bringBack(await archived());
    expect(report.outcome).toBe("restored");
    const user = await world.intercom.users.get({ user_id: "u-1" });
    expect(report.now).toBe(`person#${user.id}`);
    expect(user).toMatchObject({
      email: "lea@example.test",
      name: "Lea Moss",
      phone: "+49301234",
      signed_up_at: 1_560_000_000,
      unsubscribed_from_emails: true,
      custom_attributes: { plan: "pro", seats: 4, paid: true },
      last_request_at: 1_761_969_600,
    });
    expect(user.companies?.companies?.map(({ company_id }) => company_id)).toEqual(["c-1"]);
    expect(await world.tagsOf(user.id)).toEqual(["beta"]);
    expect(describeRestore(report)).toEqual([
      `${report.object} was brought back as ${report.now}, and the rule leaves them alone until the hold is released.`,
      "They have a new id: what points to the old one finds nobody.",
      "Their conversations stay archived; the API can't bring them back.",
      "Events, notes, the number of sessions and the day they came into Intercom are not brought back.",
    ]);
  });

  test("is held: the rule does not mark them again, though they are as stale as before", async () => {
    const { now = "" } = await bringBack(await archived());
    world.days(1);
    await world.deploy().sweep();
    const id = now.replace("person#", "");
    expect(await world.tagsOf(id)).toEqual(["beta"]);
    expect(await world.decided(id)).toMatchObject({ outcome: "skip", reason: "held" });
  });

  test("stands in the history of both, with who asked for it", async () => {
    const id = await archived();
    const { now = "" } = await bringBack(id);
    expect(await world.decided(id)).toMatchObject({
      outcome: "undo",
      reason: "restored",
      by: "ada",
      because: `They were brought back as ${now}.`,
      undoes: { version: 2, actions: [0] },
    });
    expect(await world.decided(now.replace("person#", ""))).toMatchObject({ reason: "restored", by: "ada" });
  });

  test("asked for again, is found, and nobody is made twice", async () => {
    const id = await archived();
    const { now } = await bringBack(id);
    expect(await bringBack(id)).toMatchObject({ outcome: "already_restored", now });
    expect((await world.intercom.users.list()).total_count).toBe(1);
  });

  test("who came back by themselves keeps what they have now, and gets what they lack", async () => {
    const id = await archived();
    await world.intercom.users.createOrUpdate({
      user_id: "u-1",
      name: "Lea Holt",
      custom_attributes: { plan: "team" },
    });
    expect(await bringBack(id)).toMatchObject({ outcome: "restored" });
    const user = await world.intercom.users.get({ user_id: "u-1" });
    expect(user).toMatchObject({
      name: "Lea Holt",
      custom_attributes: { plan: "team", seats: 4, paid: true },
    });
    expect(await world.tagsOf(user.id)).toEqual(["beta"]);
  });
});

describe("a restore that dies", () => {
  test.each([
    [1, "before"],
    [1, "after"],
    [2, "before"],
    [2, "after"],
  ] as const)("at its writing call %i, %s it was sent, is completed by the next", async (at, when) => {
    const id = await archived();
    await expect(bringBack(id, dying(at, when))).rejects.toThrow("died");
    expect(await bringBack(id)).toMatchObject({ outcome: "restored" });
    const { users, total_count } = await world.intercom.users.list();
    expect(total_count).toBe(1);
    expect(await world.tagsOf(users[0]?.id ?? "")).toEqual(["beta"]);
  });

  test("while another is at it, says so", async () => {
    const id = await archived();
    const [one, other] = await Promise.all([bringBack(id), bringBack(id)]);
    expect([one.outcome, other.outcome].sort()).toEqual(["busy", "restored"]);
    expect((await world.intercom.users.list()).total_count).toBe(1);
  });
});

describe("a lead", () => {
  async function archivedLead(): Promise<string> {
    const seen = Math.floor(world.clock.now() / 1000) - 120 * 86_400;
    const { id } = await world.intercom.leads.create({
      name: "Sam",
      email: "sam@example.test",
      last_request_at: seen,
    });
    const { sweep } = world.deploy({ users: undefined, leads: {} });
    await sweep();
    world.days(14);
    await sweep();
    expect(await world.isThere(id)).toBe(false);
    return id;
  }

  test("comes back as a new lead, and the report says so", async () => {
    const report = await bringBack(await archivedLead());
    expect(report.outcome).toBe("restored");
    expect(report.lost[0]).toBe(
      "They are a new lead, with a new id and a new user_id: what points to the old ones finds nobody.",
    );
    expect(
      (await world.intercom.leads.findByEmail("sam@example.test")).map(({ id }) => `person#${id}`),
    ).toEqual([report.now]);
  });

  test("is made once, though the answer was lost", async () => {
    const id = await archivedLead();
    await expect(bringBack(id, dying(1, "after"))).rejects.toThrow("died");
    expect(await bringBack(id)).toMatchObject({ outcome: "restored" });
    expect(await world.intercom.leads.findByEmail("sam@example.test")).toHaveLength(1);
  });
});

describe("a restore is refused", () => {
  test("of somebody whom the rule never archived, and of somebody who is there", async () => {
    const id = await world.user("u-2", 120);
    expect(await bringBack(id)).toMatchObject({ outcome: "refused", reason: "no_snapshot" });
  });

  test("of a user without user_id whose email several have by now", async () => {
    const { id } = await world.intercom.users.createOrUpdate({
      email: "two@example.test",
      last_request_at: Math.floor(world.clock.now() / 1000) - 120 * 86_400,
    });
    const { sweep } = world.deploy();
    await sweep();
    world.days(14);
    await sweep();
    for (const user_id of ["u-8", "u-9"]) await world.user(user_id, 1, { email: "two@example.test" });
    expect(await bringBack(id)).toMatchObject({ outcome: "refused", reason: "ambiguous_email" });
    expect((await world.intercom.users.list()).total_count).toBe(2);
  });
});
