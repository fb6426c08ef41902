import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { takeFromBudget } from "../../../lib/engine/budget.ts";
import { handleBatch, readMessage, writeMessage } from "../../../lib/engine/index.ts";
import { processEvent } from "../../../lib/engine/process-event.ts";
import { appendDecision, listDecisions } from "../../../lib/state/index.ts";
import { created, sqsRecord, startWorld, type World } from "../../support/world.ts";

// 2019-06-19T12:20:00Z
const NOW = 1_560_946_800_000;
const NEXT_HOUR = 1_560_949_200_000;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

describe("a rule's budget of an hour", () => {
  test("is never overspent by twenty at once, and what it refuses may be tried in the next hour", async () => {
    const rule = { name: "twenty", budget: { perHour: 30 } };
    const asked = await Promise.allSettled(
      Array.from({ length: 20 }, () => takeFromBudget(world.table, rule, 2, NOW)),
    );
    const refused = asked.filter(({ status }) => status === "rejected");
    expect(asked.length - refused.length).toBe(15);
    for (const one of refused) {
      expect(one).toMatchObject({
        reason: { code: "engine.over_budget", retryable: true, retryAtMs: NEXT_HOUR },
      });
    }
    await takeFromBudget(world.table, rule, 30, NEXT_HOUR);
    await expect(takeFromBudget(world.table, rule, 1, NEXT_HOUR + 1)).rejects.toMatchObject({
      retryAtMs: NEXT_HOUR + 3_600_000,
    });
  });

  test("takes a whole plan or nothing of it", async () => {
    const rule = { name: "whole", budget: { perHour: 3 } };
    await takeFromBudget(world.table, rule, 2, NOW);
    await expect(takeFromBudget(world.table, rule, 2, NOW)).rejects.toMatchObject({
      code: "engine.over_budget",
    });
    await takeFromBudget(world.table, rule, 1, NOW);
    await expect(takeFromBudget(world.table, { ...rule, name: "larger" }, 4, NOW)).rejects.toMatchObject({
      code: "engine.plan_too_large",
      retryable: false,
    });
  });

  test("once spent, sends the message again instead of dropping or parking it; a dry run spends nothing", async () => {
    const [first, second] = [await world.newConversation(), await world.newConversation()];
    const dry = world.invocation({ mode: "dry-run" });
    const limited = { ...dry.run.rule, budget: { perHour: 1 } };
    expect(await processEvent(created(first), { ...dry.run, rule: limited })).toMatchObject({
      kind: "planned",
    });
    const { run, sent } = world.invocation();
    const rule = { ...run.rule, budget: { perHour: 1 } };
    const records = [first, second].map((id, n) =>
      sqsRecord(writeMessage(created(id, `over_${n}`)), `m${n}`),
    );
    expect(await handleBatch({ Records: records }, { ...run, rule })).toEqual({ batchItemFailures: [] });
    expect(await world.timesAssigned(first)).toBe(1);
    expect(await world.timesAssigned(second)).toBe(0);
    expect(sent.map(({ body }) => readMessage(body))).toMatchObject([{ id: "over_1", resends: 1 }]);
    expect(sent[0]?.delaySeconds).toBeGreaterThan(0);
  });
});

describe("an object that an operator holds", () => {
  test("is skipped with the reason, costs no call, and stays held however many events come", async () => {
    const conversation = await world.newConversation();
    const object = `conversation#${conversation}`;
    const hold = { at: NOW, by: "grace", because: "Lea asked for Ada." };
    await appendDecision(world.table, {
      object,
      rule: "auto-assign",
      version: 1,
      event: "undo_1",
      topic: "undo",
      at: NOW,
      mode: "live",
      outcome: "undo",
      reason: "undone",
      because: "Taken back.",
      actions: [],
      state: "done",
      receipts: [],
      hold,
    });
    for (const _ of [1, 2]) {
      const { run, purse } = world.invocation();
      const outcome = await processEvent(created(conversation), run);
      expect(outcome).toMatchObject({ kind: "skipped", decision: { reason: "held", hold } });
      expect(purse.used()).toBe(0);
    }
    expect(await world.timesAssigned(conversation)).toBe(0);
    // The second says nothing new.
    expect(await listDecisions(world.table, object, "auto-assign")).toHaveLength(2);
  });
});
