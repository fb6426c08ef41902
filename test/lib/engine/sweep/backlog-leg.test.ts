import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handleBatch, itemOf, readMessage, runSweep, writeMessage } from "../../../../lib/engine/index.ts";
import { addToBacklog, listParked, readBacklog, removeFromBacklog } from "../../../../lib/state/index.ts";
import { created, sqsRecord, startWorld, type World } from "../../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const message = (conversation: string) => writeMessage(created(conversation));
const ALL_WELL = { batchItemFailures: [] };

/** Sweeps as an invocation of auto-assign does, its backlog alone. */
function sweepBacklog({ run }: ReturnType<World["invocation"]>, scheduledAt: number) {
  const legs = run.rule.lister?.legs.filter(({ name }) => name === "backlog") ?? [];
  const rule = { ...run.rule, lister: { legs } };
  return runSweep(scheduledAt, { ...run, rule, scrolling: run.reading.call, isPaused: async () => false });
}

describe("a sweep of the backlog", () => {
  const away = (id: string, away_mode_enabled: boolean) =>
    world.intercom.admins.setAway(id, { away_mode_enabled, away_mode_reassign: false });
  const waiting = async () =>
    (await readBacklog(world.table, "auto-assign", 100)).map(({ object }) => object);

  test("enqueues who waits, oldest first, as soon as someone is free; and what is served leaves it", async () => {
    const older = await world.newConversation();
    const newer = await world.newConversation();
    await Promise.all([away("11", true), away("12", true)]);
    for (const id of [newer, older]) {
      await handleBatch({ Records: [sqsRecord(message(id), id)] }, world.invocation().run);
    }
    expect(new Set(await waiting())).toEqual(new Set([`conversation#${older}`, `conversation#${newer}`]));

    const early = world.invocation();
    const nothing = await sweepBacklog(early, 1_560_945_600_000);
    expect(nothing).toMatchObject({ enqueued: 0, because: "0 of 3 in Support are free." });
    expect(nothing.legs).toMatchObject([{ name: "backlog", left: 2 }]);
    expect(early.sent).toEqual([]);

    await away("12", false);
    const free = world.invocation();
    const report = await sweepBacklog(free, 1_560_945_900_000);
    expect(report).toMatchObject({
      rule: "auto-assign",
      lookedAt: 2,
      enqueued: 2,
      because: "1 of 3 in Support are free.",
    });
    const events = free.sent.map(({ body }) => readMessage(body));
    expect(events.map((event) => event?.item)).toEqual([
      itemOf(`conversation#${older}`),
      itemOf(`conversation#${newer}`),
    ]);
    expect(events[0]?.id).toBe(`sweep/auto-assign/2019-06-19T12:05:00.000Z/conversation#${older}`);

    const records = free.sent.map(({ body }, n) => sqsRecord(body, `s${n}`));
    expect(await handleBatch({ Records: records }, { ...world.invocation().run, queue: "sweep" })).toEqual(
      ALL_WELL,
    );
    for (const id of [older, newer]) expect(await world.assigneeOf(id)).toMatchObject({ id: "12" });
    expect(await waiting()).toEqual([]);
    await away("11", false);
  });

  test("twice for the same time runs once, and its messages are done once however often they come", async () => {
    const conversation = await world.newConversation();
    const since = 1_560_945_600_000;
    await addToBacklog(
      world.table,
      { rule: "auto-assign", object: `conversation#${conversation}`, since, version: 0 },
      since,
    );
    const [first, second] = [world.invocation(), world.invocation()];
    await sweepBacklog(first, 1_560_946_200_000);
    expect(await sweepBacklog(second, 1_560_946_200_000)).toMatchObject({ outcome: "over" });
    expect([first.sent.length, second.sent.length]).toEqual([1, 0]);
    const records = [...first.sent, ...first.sent].map(({ body }, n) => sqsRecord(body, `s${n}`));
    const { run, lines } = world.invocation();
    expect(await handleBatch({ Records: records }, run)).toEqual(ALL_WELL);
    expect(lines.map(({ fields }) => fields["outcome"])).toEqual(["acted", "duplicate"]);
    expect(await waiting()).toEqual([]);
  });

  test("whose message comes after the rule was switched to dry run leaves the backlog as it is", async () => {
    const conversation = await world.newConversation();
    const since = 1_560_945_600_000;
    const entry = { rule: "auto-assign", object: `conversation#${conversation}`, since, version: 0 };
    await addToBacklog(world.table, entry, since);
    const dry = world.invocation({ mode: "dry-run" });
    expect(await sweepBacklog(dry, 1_560_946_500_000)).toMatchObject({ lookedAt: 0, enqueued: 0 });
    const event = { ...created(conversation), topic: "sweep", waitsSince: since };
    await handleBatch({ Records: [sqsRecord(writeMessage(event), "s")] }, dry.run);
    expect(await waiting()).toEqual([`conversation#${conversation}`]);
    await removeFromBacklog(world.table, entry);
  });

  test("whose message comes again does not take out what a newer decision put in", async () => {
    const conversation = await world.newConversation();
    await world.intercom.conversations.close(conversation, { admin_id: "11" });
    const since = 1_560_945_600_000;
    const event = { ...created(conversation, "sweep/closed"), topic: "sweep", waitsSince: since };
    const records = [sqsRecord(writeMessage(event), "s")];
    await handleBatch({ Records: records }, world.invocation().run);
    const entry = { rule: "auto-assign", object: `conversation#${conversation}`, since, version: 2 };
    await addToBacklog(world.table, entry, since);
    const again = world.invocation();
    await handleBatch({ Records: records }, again.run);
    expect(again.lines.map(({ fields }) => fields["outcome"])).toEqual(["duplicate"]);
    expect(await waiting()).toEqual([`conversation#${conversation}`]);
    await removeFromBacklog(world.table, entry);
  });

  test("whose message can't be processed is parked once, and its object leaves the backlog", async () => {
    const conversation = await world.newConversation();
    const since = 1_560_945_600_000;
    await addToBacklog(
      world.table,
      { rule: "auto-assign", object: `conversation#${conversation}`, since, version: 1 },
      since,
    );
    const rules = { autoAssign: { mode: "live" as const, pool: { team: "Nobody" } } };
    const { run } = world.invocation({ settings: { rules } });
    const event = { ...created(conversation, "sweep/parked"), topic: "sweep", waitsSince: since };
    expect(await handleBatch({ Records: [sqsRecord(writeMessage(event), "s")] }, run)).toEqual(ALL_WELL);
    expect(await listParked(world.table, "auto-assign", 99)).toContainEqual(
      expect.objectContaining({ event: "sweep/parked" }),
    );
    expect(await waiting()).toEqual([]);
  });

  test("of an empty backlog, or of a rule that is off, asks Intercom nothing", async () => {
    const live = world.invocation();
    expect(await sweepBacklog(live, 1_560_946_800_000)).toMatchObject({
      because: "The backlog is empty.",
    });
    const off = world.invocation({ mode: "off" });
    expect(await sweepBacklog(off, 1_560_947_100_000)).toMatchObject({ lookedAt: 0, enqueued: 0 });
    expect(live.purse.used() + off.purse.used()).toBe(0);
  });
});
