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
/** Assignment parts in a conversation: how often it was really assigned. */
async function timesAssigned(conversation: string): Promise<number> {
  const { conversation_parts } = await world.intercom.conversations.get(conversation);
  const parts = conversation_parts?.conversation_parts ?? [];
  return parts.filter(({ part_type }) => part_type === "assignment").length;
}

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
    const to = decision?.actions[0]?.to;
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
    expect(await timesAssigned(conversation)).toBe(1);
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
    expect(await timesAssigned(conversation)).toBe(1);
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
    expect(await timesAssigned(conversation)).toBe(1);
  });
});

describe("an owner that dies", () => {
  const crash = new Error("the process was killed");

  test("before it acted: the next attempt waits for its lease, then assigns the same person", async () => {
    const conversation = await world.newConversation();
    const event = created(conversation);
    const dead = world.invocation({ owner: "dead" });
    const dying = { ...dead.run, acting: () => new Promise<never>(() => {}) };
    void processEvent(event, dying);
    await until(async () => (await decisionsOf(conversation)).length === 1);
    const [planned] = await decisionsOf(conversation);

    expect(await processEvent(event, world.invocation().run)).toEqual({ kind: "later", reason: "busy" });
    const later = Date.now() + 36_000;
    const clock = { now: () => later, sleep: async () => {} };
    const outcome = await processEvent(event, world.invocation({ clock, now: later }).run);
    expect(outcome).toMatchObject({ kind: "acted", decision: { receipts: [{ result: "applied" }] } });
    expect(await world.assigneeOf(conversation)).toMatchObject(planned?.actions[0]?.to ?? {});
    expect(await timesAssigned(conversation)).toBe(1);
  });

  test("after it acted, before it wrote so down: the next attempt looks, and does not do it twice", async () => {
    const conversation = await world.newConversation();
    const event = created(conversation);
    const { run } = world.invocation({ owner: "dead" });
    const acting = run.acting;
    if (acting === undefined) throw new Error("a live run can act");
    const dying = {
      ...run,
      acting: async () => {
        const { intercom, ...rest } = await acting();
        const conversations = {
          ...intercom.conversations,
          assign: async (...args: Parameters<typeof intercom.conversations.assign>) => {
            await intercom.conversations.assign(...args);
            throw crash;
          },
        };
        return { ...rest, intercom: { ...intercom, conversations } };
      },
    };
    await expect(processEvent(event, dying)).rejects.toBe(crash);
    expect(await timesAssigned(conversation)).toBe(1);
    const outcome = await processEvent(event, world.invocation().run);
    expect(outcome).toMatchObject({ kind: "acted", decision: { receipts: [{ result: "found" }] } });
    expect(await timesAssigned(conversation)).toBe(1);
  });

  test("and meanwhile a human gave it to someone else: they keep it", async () => {
    const conversation = await world.newConversation();
    const event = created(conversation);
    const { run } = world.invocation({ owner: "dead" });
    await expect(processEvent(event, { ...run, acting: () => Promise.reject(crash) })).rejects.toBe(crash);
    await world.intercom.conversations.assign(conversation, {
      admin_id: "12",
      assignee: { type: "admin", id: "13" },
    });
    const outcome = await processEvent(event, world.invocation().run);
    expect(outcome).toMatchObject({
      kind: "acted",
      decision: { receipts: [{ result: "refused", reason: "has_assignee" }] },
    });
    expect(await world.assigneeOf(conversation)).toMatchObject({ id: "13" });
  });

  test("over one event: another event about the same conversation finishes its plan first", async () => {
    const conversation = await world.newConversation();
    const { run } = world.invocation({ owner: "dead" });
    await expect(
      processEvent(created(conversation), { ...run, acting: () => Promise.reject(crash) }),
    ).rejects.toBe(crash);
    const outcome = await processEvent(created(conversation), world.invocation().run);
    expect(outcome).toMatchObject({ kind: "skipped", decision: { reason: "has_assignee", version: 2 } });
    expect(await timesAssigned(conversation)).toBe(1);
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
      { rule: "auto-assign", object: `conversation#${conversation}`, since: waitsSince },
    ]);
  });
});

function setAway(id: string, away: boolean) {
  return world.intercom.admins.setAway(id, { away_mode_enabled: away, away_mode_reassign: false });
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("the condition did not come true");
}

/** Calls that were not GETs. */
function writesIn({ endpoints }: Stats): number {
  return Object.entries(endpoints)
    .filter(([endpoint]) => !endpoint.startsWith("GET "))
    .reduce((sum, [, statuses]) => sum + Object.values(statuses).reduce((all, n) => all + n, 0), 0);
}
