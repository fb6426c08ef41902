import { expect, test } from "vitest";
import { writeMessages } from "../../../../lib/engine/group/message.ts";
import { parkDeadLetters, readMessage } from "../../../../lib/engine/index.ts";
import { listParked } from "../../../../lib/state/index.ts";
import { startTable } from "../../../support/table.ts";
import { sqsRecord } from "../../../support/world.ts";

const event = (id: string) => ({
  id: `sweep/stale/t/person#${id}`,
  topic: "sweep",
  at: 1_560_945_600_000,
  item: { type: "person", id },
  resends: 0,
});

test("the events of a dead group are parked one by one, each to be replayed by itself", async () => {
  const { table, close } = await startTable();
  const [body = ""] = writeMessages([event("a"), event("b")], 50);
  const by = { table, ruleOf: () => "stale", log: { info: () => {}, error: () => {} } };
  expect(await parkDeadLetters({ Records: [sqsRecord(body, "m-1", 6)] }, by)).toEqual({
    batchItemFailures: [],
  });
  const parked = await listParked(table, "stale", 9);
  expect(parked.map(({ event: id, reason, body: kept }) => [id, reason, readMessage(kept)?.item])).toEqual([
    ["sweep/stale/t/person#a", "too_many_receives", { type: "person", id: "a" }],
    ["sweep/stale/t/person#b", "too_many_receives", { type: "person", id: "b" }],
  ]);
  await close();
});
