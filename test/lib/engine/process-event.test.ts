import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { processEvent } from "../../../lib/engine/process-event.ts";
import { listDecisions, readBacklog, readRotation } from "../../../lib/state/index.ts";
import type { Stats } from "../../../sandbox/simulator/index.ts";
import { created, startWorld, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const decisionsOf = (conversation: string) =>
  listDecisions(world.table, `conversation#${conversation}`, "auto-assign");
describe("an event about a new conversation", () => {
  test("assigns it, records why, and keeps the part that proves it", async () => {
    const conversation = await world.newConversation();
    const outcome = await processEvent(created(conversation, "notif_a"), world.invocation().run);
    expect(outcome.kind).toBe("acted");
    const [decision] = await decisionsOf(conversation);
    expect(decision).toMatchObject({
      version: 1,
      event: "notif_a",
      outcome: "plan",
      reason: "assigned",
      because: "Next in turn of the 2 free in Support (3 in all).",
      state: "done",
      receipts: [{ action: 0, result: "applied", part: expect.stringMatching(/^\d+$/) }],
    });
    const [action] = decision?.actions ?? [];
    const to = action?.kind === "assign" ? action.to : undefined;
    expect(["11", "12"]).toContain(to?.id);
    expect(await world.assigneeOf(conversation)).toMatchObject(to ?? {});
  });

  test("a second time does nothing, and asks Intercom nothing", async () => {
    const conversation = await world.newConversation();
    const event = created(conversation);
    await processEvent(event, world.invocation().run);
    const again = world.invocation();
    expect((await processEvent(event, again.run)).kind).toBe("duplicate");
    expect(again.purse.used()).toBe(0);
    expect(await world.timesAssigned(conversation)).toBe(1);
  });

  test("costs three calls: the conversation, the admins, the assignment", async () => {
    const { run, purse } = world.invocation();
    await processEvent(created(await world.newConversation()), run);
    expect(purse.used()).toBe(3);
    await processEvent(created(await world.newConversation()), run);
    expect(purse.used()).toBe(5);
  });

  test("leaves a conversation alone that a human gave to someone", async () => {
    const conversation = await world.newConversation();
    await world.intercom.conversations.assign(conversation, {
      admin_id: "12",
      assignee: { type: "admin", id: "13" },
    });
    const outcome = await processEvent(created(conversation), world.invocation().run);
    expect(outcome).toMatchObject({ kind: "skipped", decision: { reason: "has_assignee" } });
    expect(await world.assigneeOf(conversation)).toMatchObject({ id: "13" });
  });

  test("about a conversation that does not exist is skipped with a reason", async () => {
    const outcome = await processEvent(created("424242"), world.invocation().run);
    expect(outcome).toMatchObject({ kind: "skipped", decision: { reason: "gone" } });
  });

  test("whose item has no id is an error that can't be retried", async () => {
    const event = { ...created("1"), item: { type: "user", id: "1" } };
    await expect(processEvent(event, world.invocation().run)).rejects.toMatchObject({
      code: "engine.item_unknown",
      retryable: false,
    });
  });
});

describe("two events about one conversation at once", () => {
  test("assign it once, to one person, whoever wins", async () => {
    const conversation = await world.newConversation();
    const turns = (await readRotation(world.table, "auto-assign#500")).version;
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => processEvent(created(conversation), world.invocation().run)),
    );
    const kinds = outcomes.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "acted")).toHaveLength(1);
    expect(kinds.filter((kind) => !["acted", "later", "skipped"].includes(kind))).toEqual([]);
    expect(await world.timesAssigned(conversation)).toBe(1);
    expect((await readRotation(world.table, "auto-assign#500")).version).toBe(turns + 1);
  });

  test("the loser, sent again, finds it done", async () => {
    const conversation = await world.newConversation();
    const [first, second] = [created(conversation), created(conversation)];
    await Promise.all([first, second].map((event) => processEvent(event, world.invocation().run)));
    const kinds: string[] = [];
    for (const event of [first, second]) kinds.push((await processEvent(event, world.invocation().run)).kind);
    expect(kinds).toContain("duplicate");
    expect(kinds.every((kind) => kind === "duplicate" || kind === "skipped")).toBe(true);
    expect(await world.timesAssigned(conversation)).toBe(1);
  });
});

describe("a dry run", () => {
  test("decides and records, and sends Intercom nothing but GETs", async () => {
    const conversation = await world.newConversation();
    const before = world.simulator.stats();
    const turns = await readRotation(world.table, "auto-assign#500");
    const { run } = world.invocation({ mode: "dry-run" });
    expect(run.acting).toBeUndefined();
    const outcome = await processEvent(created(conversation), run);
    expect(outcome).toMatchObject({
      kind: "planned",
      decision: { mode: "dry-run", state: "done", receipts: [] },
    });
    expect(await world.assigneeOf(conversation)).toMatchObject({ type: "nobody_admin" });
    expect(await readRotation(world.table, "auto-assign#500")).toEqual(turns);
    expect(writesIn(world.simulator.stats())).toBe(writesIn(before));
  });
});

test.each(["dry-run", "off"] as const)(
  "a plan that a dead owner left open ends undone when the rule is %s",
  async (mode) => {
    const conversation = await world.newConversation();
    const dead = world.invocation();
    const killed = new Error("killed");
    await expect(
      processEvent(created(conversation), { ...dead.run, acting: () => Promise.reject(killed) }),
    ).rejects.toBe(killed);
    const { run, tookUp } = world.invocation({ mode });
    const outcome = await processEvent(created(conversation), run);
    expect(tookUp).toMatchObject([{ kind: "refused", decision: { receipts: [{ reason: "not_live" }] } }]);
    expect(outcome).toMatchObject(mode === "off" ? { kind: "skipped" } : { kind: "planned" });
    expect(await world.assigneeOf(conversation)).toMatchObject({ type: "nobody_admin" });
  },
);

test("the admins are loaded before the event's calls are reserved: its facts don't grow old in a queue", async () => {
  const { run, purse } = world.invocation();
  const usedAtReservation: number[] = [];
  const reserve = async (calls: number) => {
    usedAtReservation.push(purse.used());
    await run.reserve(calls);
  };
  await processEvent(created(await world.newConversation()), { ...run, reserve });
  expect(usedAtReservation).toEqual([1]);
  expect(purse.used()).toBe(3);
});

test("a rule that is off answers its messages without asking Intercom", async () => {
  const { run, purse } = world.invocation({ mode: "off" });
  const outcome = await processEvent(created("1"), run);
  expect(outcome).toMatchObject({ kind: "skipped", decision: { reason: "off" } });
  expect(purse.used()).toBe(0);
});

describe("when nobody is free", () => {
  test("the conversation joins the backlog; in a dry run it doesn't", async () => {
    const conversation = await world.newConversation();
    for (const id of ["11", "12"]) await setAway(id, true);
    const planned = await processEvent(created(conversation), world.invocation({ mode: "dry-run" }).run);
    expect(planned).toMatchObject({ kind: "skipped", decision: { reason: "nobody_free" } });
    expect(await readBacklog(world.table, "auto-assign", 10)).toEqual([]);
    const outcome = await processEvent(created(conversation), world.invocation().run);
    for (const id of ["11", "12"]) await setAway(id, false);
    const { created_at } = await world.intercom.conversations.get(conversation);
    const waitsSince = Number(created_at) * 1000;
    expect(outcome).toMatchObject({ kind: "skipped", decision: { reason: "nobody_free", waitsSince } });
    expect(await readBacklog(world.table, "auto-assign", 10)).toEqual([
      { rule: "auto-assign", object: `conversation#${conversation}`, since: waitsSince, version: 2 },
    ]);
  });
});

function setAway(id: string, away: boolean) {
  return world.intercom.admins.setAway(id, { away_mode_enabled: away, away_mode_reassign: false });
}

/** Calls that were not GETs. */
function writesIn({ endpoints }: Stats): number {
  return Object.entries(endpoints)
    .filter(([endpoint]) => !endpoint.startsWith("GET "))
    .reduce((sum, [, statuses]) => sum + Object.values(statuses).reduce((all, n) => all + n, 0), 0);
}
