import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handleBatch, runSweep } from "../../../../lib/engine/index.ts";
import { readBacklog } from "../../../../lib/state/index.ts";
import { sqsRecord, startWorld, type World } from "../../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const NOON = 1_560_945_600_000;
const away = (id: string, away_mode_enabled: boolean) =>
  world.intercom.admins.setAway(id, { away_mode_enabled, away_mode_reassign: false });

/** Runs a scheduled sweep of auto-assign, and then whatever it enqueued. Answers the sweep's report. */
async function sweep(scheduledAt: number) {
  const { run, sent } = world.invocation();
  const report = await runSweep(scheduledAt, {
    ...run,
    scrolling: run.reading.call,
    isPaused: async () => false,
  });
  const records = sent.map(({ body }, n) => sqsRecord(body, `${scheduledAt}/${n}`));
  await handleBatch({ Records: records }, { ...world.invocation().run, queue: "sweep" });
  return report;
}

describe("a sweep of auto-assign", () => {
  test("assigns the conversation whose notification never came, and leaves alone those of others", async () => {
    const lost = await world.newConversation();
    const taken = await world.newConversation();
    await world.intercom.conversations.assign(taken, {
      admin_id: "11",
      assignee: { type: "admin", id: "12" },
    });
    const report = await sweep(NOON);
    expect(report).toMatchObject({ outcome: "done", lookedAt: 2, enqueued: 1, skipped: { has_assignee: 1 } });
    expect(await world.assigneeOf(lost)).toMatchObject({ type: "admin", id: "11" });
    expect(await world.assigneeOf(taken)).toMatchObject({ id: "12" });
  });

  test("puts one that was lost while nobody was free into the backlog, from which the next one serves it", async () => {
    await Promise.all([away("11", true), away("12", true)]);
    const lost = await world.newConversation();
    await sweep(NOON + 300_000);
    const waiting = await readBacklog(world.table, "auto-assign", 9);
    expect(waiting.map(({ object }) => object)).toEqual([`conversation#${lost}`]);
    await away("12", false);
    await sweep(NOON + 600_000);
    expect(await world.assigneeOf(lost)).toMatchObject({ id: "12" });
    expect(await readBacklog(world.table, "auto-assign", 9)).toEqual([]);
    expect(await world.timesAssigned(lost)).toBe(1);
  });
});
