import { afterAll, beforeAll, expect, test } from "vitest";
import { handleBatch, pause, resume, writeMessage } from "../../../lib/engine/index.ts";
import { listParked } from "../../../lib/state/index.ts";
import { created, sqsRecord, startWorld, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

test("a batch of a paused rule is parked whole at one read of the switch, and resuming replays it", async () => {
  const [first, second] = [await world.newConversation(), await world.newConversation()];
  const { run, lines, measured, purse, sent } = world.invocation();
  const operator = {
    table: world.table,
    clock: run.clock,
    operator: "grace",
    log: run.log,
    rules: ["auto-assign"],
    queues: () => run.queues,
  };
  await pause("auto-assign", "Too many at once.", operator);
  const records = [first, second].map((id, n) =>
    sqsRecord(writeMessage(created(id, `paused_${n}`)), `p${n}`),
  );
  expect(await handleBatch({ Records: records }, run)).toEqual({ batchItemFailures: [] });
  expect(purse.used()).toBe(0);
  expect(measured.map(({ outcome }) => outcome)).toEqual(["paused", "paused"]);
  expect(lines.filter(({ message }) => message === "paused").map(({ fields }) => fields["event"])).toEqual([
    undefined,
    "paused_0",
    "paused_1",
  ]);
  expect(await listParked(world.table, "auto-assign", 10)).toMatchObject([
    { event: "paused_0", reason: "paused" },
    { event: "paused_1", reason: "paused" },
  ]);

  expect(await resume("auto-assign", "Calm again.", operator)).toMatchObject({ replayed: 2 });
  expect(await listParked(world.table, "auto-assign", 10)).toEqual([]);
  const again = world.invocation();
  const replayed = sent.map(({ body }, n) => sqsRecord(body, `r${n}`));
  expect(await handleBatch({ Records: replayed }, again.run)).toEqual({ batchItemFailures: [] });
  expect(await world.timesAssigned(first)).toBe(1);
  expect(await world.timesAssigned(second)).toBe(1);
});

test("while the switch can't be read nothing is processed, parked or lost: it is sent again", async () => {
  const conversation = await world.newConversation();
  const { run, sent } = world.invocation();
  const away = Object.assign(new Error("slow down"), {
    $retryable: { throttling: true },
    name: "Throttling",
  });
  const client: typeof run.table.client = Object.create(run.table.client, {
    send: {
      value: (command: { input: { ExpressionAttributeValues?: Record<string, unknown> } }) =>
        command.input.ExpressionAttributeValues?.[":pk"] === "control"
          ? Promise.reject(away)
          : Reflect.apply(run.table.client.send, run.table.client, [command]),
    },
  });
  const records = [sqsRecord(writeMessage(created(conversation, "unread_switch")), "u1")];
  const answer = await handleBatch({ Records: records }, { ...run, table: { ...run.table, client } });
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(sent).toHaveLength(1);
  expect(await world.timesAssigned(conversation)).toBe(0);
});
