import { afterAll, beforeAll, expect, test } from "vitest";
import { processEvent } from "../../../../lib/engine/process-event.ts";
import { undoDecision } from "../../../../lib/engine/undo/index.ts";
import { systemClock } from "../../../../lib/intercom/index.ts";
import { listDecisions } from "../../../../lib/state/index.ts";
import { created, startWorld, type World } from "../../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

test("an undo whose owner died is ended by the rule's next event, which then finds the hold", async () => {
  const conversation = await world.newConversation();
  await processEvent(created(conversation), world.invocation().run);
  const crash = new Error("the process was killed");
  const conversations = {
    ...world.intercom.conversations,
    assign: () => Promise.reject(crash),
  };
  const target = { object: `conversation#${conversation}`, rule: "auto-assign", version: 1 };
  const intercom = { ...world.intercom, conversations };
  const attempt = undoDecision(target, {
    table: world.table,
    clock: systemClock,
    acting: { intercom, admin: "99", call: {} },
    owner: "operator-1",
    operator: "olga",
  });
  await expect(attempt).rejects.toBe(crash);
  expect(await world.assigneeOf(conversation)).toMatchObject({ type: "admin" });

  const { run, tookUp } = world.invocation();
  expect(await processEvent(created(conversation), run)).toMatchObject({
    kind: "skipped",
    decision: { version: 3, reason: "held", hold: { by: "olga" } },
  });
  expect(tookUp).toMatchObject([{ kind: "acted", decision: { version: 2, outcome: "undo" } }]);
  expect(await world.assigneeOf(conversation)).toMatchObject({ type: "nobody_admin" });
  const log = await listDecisions(world.table, target.object, target.rule);
  expect(log.map(({ outcome }) => outcome)).toEqual(["skip", "undo", "plan"]);
});
