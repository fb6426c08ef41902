import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handleBatch, writeMessage } from "../../../lib/engine/index.ts";
import { processEvent } from "../../../lib/engine/process-event.ts";
import { addToBacklog, listDue, readBacklog } from "../../../lib/state/index.ts";
import { created, sqsRecord, startWorld, type World } from "../../support/world.ts";
import { halfFailing, noting, scripted, skip } from "./scripted.ts";

const LATER = Date.parse("2031-01-01T00:00:00Z");
const END = Date.parse("2040-01-01T00:00:00Z");

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const notesIn = async (conversation: string) => {
  const { conversation_parts: list } = await world.intercom.conversations.get(conversation);
  return (list?.conversation_parts ?? []).filter(({ part_type }) => part_type === "note").length;
};
const dueOf = async (rule: string, mode: "live" | "dry-run" = "live") =>
  (await listDue(world.table, { rule, mode, untilMs: END, limit: 10 })).map(({ at }) => at);

describe("a plan that failed half-way", () => {
  test("when its event is replayed, or handed out again, does what is left and no note twice", async () => {
    const conversation = await world.newConversation();
    const plans = [1, 2, 3].map(() => halfFailing(conversation));
    const { run } = scripted(world, "replayed", "live", plans);
    const event = created(conversation, "half_1");
    for (const _ of plans) expect(await processEvent(event, run)).toMatchObject({ kind: "failed" });
    expect(await notesIn(conversation)).toBe(1);
  });

  test("leaves what the rule remembered before, and the time that was set", async () => {
    const conversation = await world.newConversation();
    const { run, known } = scripted(world, "forgets", "live", [
      skip({ memory: { value: { step: 0 } }, dueAt: LATER }),
      halfFailing(conversation, { memory: { value: { step: 1 } } }),
      skip(),
    ]);
    await processEvent(created(conversation), run);
    await processEvent(created(conversation, "half_2"), run);
    expect(await dueOf("forgets")).toEqual([LATER]);
    await processEvent(created(conversation, "half_2"), run);
    expect(known.map((one) => one?.memory)).toEqual([undefined, { step: 0 }, { step: 0 }]);
  });
});

describe("a dry run", () => {
  test("leaves the live rule's times alone, also with an echo, and the live rule finds them again", async () => {
    const conversation = await world.newConversation();
    await processEvent(created(conversation), scripted(world, "dry", "live", [skip({ dueAt: LATER })]).run);
    const dry = scripted(world, "dry", "dry-run", [skip(), skip({ dueAt: END - 1 })]);
    for (const _ of [1, 2]) await processEvent(created(conversation), dry.run);
    expect(await dueOf("dry")).toEqual([LATER]);
    expect(await dueOf("dry", "dry-run")).toEqual([END - 1]);
    const live = await processEvent(created(conversation), scripted(world, "dry", "live", [skip()]).run);
    expect(live.kind).toBe("skipped");
    expect(await dueOf("dry")).toEqual([]);
  });
});

describe("the cap of actions about one object", () => {
  test("ends a loop that has a skip between every two actions", async () => {
    const conversation = await world.newConversation();
    const turns = Array.from({ length: 20 }, (_, n) => [noting(conversation, `Turn ${n}.`), skip(), skip()]);
    const { run } = scripted(world, "loops", "live", turns.flat(), { perObjectHour: 4 });
    for (let n = 0; n < 30; n += 1) await processEvent(created(conversation), run);
    expect(await notesIn(conversation)).toBe(4);
  });

  test("takes nothing off the backlog: what waits still waits when the hour is over", async () => {
    const conversation = await world.newConversation();
    const object = `conversation#${conversation}`;
    const { run } = scripted(world, "capped", "live", [noting(conversation, "Hello.")], { perObjectHour: 1 });
    await processEvent(created(conversation), run);
    await addToBacklog(world.table, { rule: "capped", object, since: 1_000, version: 1 }, Date.now());
    const event = { ...created(conversation, "sweep/capped/x/1"), topic: "sweep", waitsSince: 1_000 };
    await handleBatch({ Records: [sqsRecord(writeMessage(event), "c1")] }, run);
    expect(await readBacklog(world.table, "capped", 10)).toMatchObject([{ object, since: 1_000 }]);
  });
});

describe("the hour's budget", () => {
  test("is spent by plans that are recorded, not by choices of which nobody is left", async () => {
    const [first, second] = [await world.newConversation(), await world.newConversation()];
    const { run } = scripted(world, "spends", "live", [skip(), noting(first, "A"), noting(second, "B")], {
      perHour: 1,
    });
    await processEvent(created(first), run);
    expect(await processEvent(created(first), run)).toMatchObject({ kind: "acted" });
    await expect(processEvent(created(second), run)).rejects.toMatchObject({ code: "engine.over_budget" });
  });

  test("over, an event of one of our own lists is left to its list", async () => {
    const conversation = await world.newConversation();
    const { run, sent } = scripted(
      world,
      "listed",
      "live",
      [noting(conversation, "A"), noting(conversation, "B")],
      {
        perHour: 1,
      },
    );
    await processEvent(created(conversation), run);
    const event = { ...created(conversation, "sweep/listed/x/1"), topic: "sweep", dueAt: LATER };
    const answer = await handleBatch({ Records: [sqsRecord(writeMessage(event), "l1")] }, run);
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(sent).toEqual([]);
  });
});
