import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listDue, listSnapshots } from "../../../../lib/state/index.ts";
import { START, type StaleWorld, startStaleWorld } from "./stale-world.ts";

let world: StaleWorld;
beforeEach(async () => {
  world = await startStaleWorld();
});
afterEach(() => world.close());

const due = () =>
  listDue(world.table, { rule: "archive-stale-users", mode: "live", untilMs: START * 2, limit: 100 });

describe("a stale user", () => {
  test("is marked first, and archived when the mark has stood for its days, with a snapshot kept", async () => {
    const [gone, here] = [await world.user("u-1", 120), await world.user("u-2", 5)];
    const { sweep } = world.deploy({ users: { staleAfterDays: 90, archiveAfterDays: 14 } });
    await sweep();
    expect(await world.tagsOf(gone)).toEqual(["stale"]);
    expect(await world.tagsOf(here)).toEqual([]);
    expect(await world.decided(gone)).toMatchObject({
      outcome: "plan",
      reason: "marked",
      because: "Not seen for 120 days. They are archived in 14 days if nothing changes.",
      state: "done",
      dueAt: 1_773_547_200_000,
    });
    world.days(13);
    await sweep();
    expect(await world.isThere(gone)).toBe(true);
    world.days(1);
    await sweep();
    expect(await world.isThere(gone)).toBe(false);
    expect(await world.decided(gone)).toMatchObject({
      reason: "archived",
      because: "Not seen for 134 days, and the mark has stood for 14 days.",
      receipts: [{ action: 0, result: "applied" }],
    });
    expect(await listSnapshots(world.table, `person#${gone}`)).toMatchObject([
      { rule: "archive-stale-users", person: { type: "user", id: gone, user_id: "u-1" } },
    ]);
    expect(await due()).toEqual([]);
    expect(await world.isThere(here)).toBe(true);
  });

  test("who comes back loses the mark with the next sweep, and the time with it", async () => {
    const id = await world.user("u-1", 120);
    const { sweep } = world.deploy();
    await sweep();
    expect(await due()).toHaveLength(1);
    world.days(1);
    await world.door(`people/${id}/return`, {});
    await sweep();
    expect(await world.decided(id)).toMatchObject({ outcome: "plan", reason: "came_back" });
    expect(await world.tagsOf(id)).toEqual([]);
    expect(await due()).toEqual([]);
    world.days(100);
    await sweep();
    expect(await world.decided(id)).toMatchObject({ reason: "marked" });
  });

  test("whose mark a teammate takes away is left alone until they are seen again", async () => {
    const id = await world.user("u-1", 120);
    const { sweep } = world.deploy();
    await sweep();
    await world.intercom.tags.untag("stale", { users: [{ id }] });
    world.days(1);
    await sweep();
    expect(await world.decided(id)).toMatchObject({ outcome: "skip", reason: "look_again" });
    world.days(1);
    await sweep();
    expect(await world.decided(id)).toMatchObject({ outcome: "skip", reason: "mark_removed" });
    world.days(30);
    await sweep();
    expect(await world.decided(id)).toMatchObject({ outcome: "skip", reason: "spared" });
    expect(await world.isThere(id)).toBe(true);
    expect(await world.tagsOf(id)).toEqual([]);
  });

  test("of whom a teammate's notification tells loses the time at once", async () => {
    const id = await world.user("u-1", 120);
    const { sweep, queue, work } = world.deploy();
    await sweep();
    await world.intercom.tags.untag("stale", { users: [{ id }] });
    const item = { type: "user_tag", user: { type: "user", id }, tag: { type: "tag", name: "Stale" } };
    const message = { switchboard: 1, id: "notif_1", topic: "user.tag.deleted", at: START, item, resends: 0 };
    queue.push(JSON.stringify(message));
    await work();
    expect(await world.decided(id)).toMatchObject({ outcome: "skip", reason: "mark_removed" });
    expect(await due()).toEqual([]);
  });

  test("keeps its time when another tag is taken away, and nothing is read for that", async () => {
    const id = await world.user("u-1", 120);
    const { sweep, queue, work } = world.deploy();
    await sweep();
    const before = world.total();
    const item = { type: "user_tag", user: { type: "user", id }, tag: { type: "tag", name: "vip" } };
    const message = { switchboard: 1, id: "notif_1", topic: "user.tag.deleted", at: START, item, resends: 0 };
    queue.push(JSON.stringify(message));
    await work();
    expect(await world.decided(id)).toMatchObject({ outcome: "skip", reason: "other_tag" });
    expect(await due()).toHaveLength(1);
    expect(world.total()).toBe(before);
  });

  test("who was given the tag by hand is not archived for it", async () => {
    const id = await world.user("u-1", 120);
    await world.intercom.tags.tag("stale", { users: [{ id }] });
    const { sweep } = world.deploy();
    for (const _ of [1, 2, 3]) {
      await sweep();
      world.days(20);
    }
    expect(await world.isThere(id)).toBe(true);
  });

  test("is only marked when the settings archive nobody", async () => {
    const id = await world.user("u-1", 120);
    const { sweep } = world.deploy({ users: { archiveAfterDays: "never" } });
    await sweep();
    world.days(400);
    await sweep();
    expect(await world.tagsOf(id)).toEqual(["stale"]);
    expect(await due()).toEqual([]);
  });
});

describe("an exemption that came up after the mark", () => {
  test("an open conversation keeps them, and takes the mark away", async () => {
    const id = await world.user("u-1", 120);
    const { sweep } = world.deploy();
    await sweep();
    await world.intercom.messages.sendAsPerson({ from: { type: "user", id }, body: "Are you there?" });
    await world.intercom.users.createOrUpdate({
      user_id: "u-1",
      last_request_at: Math.floor(START / 1000) - 120 * 86_400,
    });
    world.days(14);
    await sweep();
    expect(await world.isThere(id)).toBe(true);
    expect(await world.decided(id)).toMatchObject({ outcome: "plan", reason: "open_conversation" });
    expect(await world.tagsOf(id)).toEqual([]);
  });

  test("a recent event keeps them", async () => {
    const id = await world.user("u-1", 120);
    const { sweep } = world.deploy({ exempt: { eventWithinDays: 30 } });
    await sweep();
    await world.intercom.events.submit({ id, event_name: "paid", created_at: Math.floor(START / 1000) });
    world.days(14);
    await sweep();
    expect(await world.decided(id)).toMatchObject({ reason: "recent_event" });
    expect(await world.isThere(id)).toBe(true);
  });

  test("a segment is listed again, and keeps them", async () => {
    const id = await world.user("u-1", 120);
    await world.door("segments", { name: "Paying", kind: "user", members: [] });
    const { sweep } = world.deploy({ exempt: { segments: ["Paying"] } });
    await sweep();
    expect(await world.decided(id)).toMatchObject({ reason: "marked" });
    await world.door("segments", { name: "Kept", kind: "user", members: [id] });
    const later = world.deploy({ exempt: { segments: ["Kept"] } });
    world.days(14);
    await later.sweep();
    expect(await world.decided(id)).toMatchObject({ reason: "exempt_segment" });
    expect(await world.isThere(id)).toBe(true);
  });

  test("a tag, a company, an attribute and a late sign-up keep them", async () => {
    const ids = [
      await world.user("u-1", 120),
      await world.user("u-2", 120),
      await world.user("u-3", 120),
      await world.user("u-4", 120, { signed_up_at: Date.parse("2020-01-01T00:00:00Z") / 1000 }),
    ];
    const first = world.deploy();
    await first.sweep();
    await world.intercom.tags.tag("vip", { users: [{ user_id: "u-1" }] });
    const seen = Math.floor(START / 1000) - 120 * 86_400;
    const late = Date.parse("2026-02-02T00:00:00Z") / 1000;
    await world.user("u-2", null, {
      last_request_at: seen,
      companies: [{ company_id: "c-1", name: "Holt" }],
    });
    await world.user("u-3", null, { last_request_at: seen, signed_up_at: late });
    world.days(14);
    const { sweep } = world.deploy({
      exempt: { tags: ["VIP"], companies: ["c-1"], signedUpAfter: "2026-02-01" },
    });
    await sweep();
    const reasons = await Promise.all(ids.map(async (id) => (await world.decided(id))?.reason));
    expect(reasons).toEqual(["exempt_tag", "exempt_company", "signed_up_later", "archived"]);
  });
});
