import { afterAll, beforeAll, expect, test } from "vitest";
import { explain } from "../../../../lib/engine/explain/explain.ts";
import { handleBatch, replayParked } from "../../../../lib/engine/index.ts";
import { parkMessage } from "../../../../lib/state/index.ts";
import { sqsRecord, startWorld, type World } from "../../../support/world.ts";
import { busBody, NOW, replaySetup } from "./setup.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

test("a message that was replayed twice is acted on once, and the decision can be explained", async () => {
  const conversation = await world.newConversation();
  const message = {
    rule: "auto-assign",
    event: "notif_again",
    at: NOW,
    reason: "too_many_receives",
    remedy: "Mend the cause.",
    receives: 5,
    body: busBody("notif_again", { type: "conversation", id: conversation }),
  };
  const { by, sent } = replaySetup(world.table);
  for (let times = 0; times < 2; times += 1) {
    await parkMessage(world.table, message);
    await replayParked({ rule: "auto-assign" }, by);
  }
  expect(sent).toHaveLength(2);
  for (const [n, { body }] of sent.entries()) {
    const record = sqsRecord(body, `replayed-${n}`);
    const answer = await handleBatch({ Records: [record] }, world.invocation().run);
    expect(answer).toEqual({ batchItemFailures: [] });
  }
  expect(await world.timesAssigned(conversation)).toBe(1);
  const { decisions } = await explain(world.table, `conversation#${conversation}`);
  expect(decisions).toHaveLength(1);
  expect(decisions[0]?.sentences[0]).toContain("acted (assigned). Next in turn of the 2 free in Support");
  expect(decisions[0]?.decision.event).toBe("notif_again");
});
