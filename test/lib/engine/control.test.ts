import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parkPaused, pause, resume, takeBackPaused } from "../../../lib/engine/control.ts";
import { ALL_RULES, findParked, readPause, type Table } from "../../../lib/state/index.ts";
import { startTable } from "../../support/table.ts";
import { sqsRecord } from "../../support/world.ts";
import { busBody, replaySetup } from "./replay/setup.ts";

let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

const of = (name: string, on = table) => ({ table: on, rule: { name }, queue: "live" as const });
const left = async (rule: string) => (await findParked(table, { rule })).messages.map(({ event }) => event);

test("a paused rule parks with reason paused; resuming turns the switch and replays the oldest first", async () => {
  const { by, sent } = replaySetup(table, { rules: ["first"] });
  await pause("first", "Wrong team.", by);
  expect(await parkPaused(sqsRecord(busBody("notif_1"), "m1"), of("first"))).toBe(true);
  expect((await findParked(table, { rule: "first" })).messages).toMatchObject([
    { event: "notif_1", reason: "paused", queue: "live", receives: 1, body: busBody("notif_1") },
  ]);
  const report = await resume("first", "Mended.", by);
  expect(report).toMatchObject({ replayed: 1, refused: [], left: 0, switch: { paused: false, by: "ada" } });
  expect(sent.map(({ body }) => JSON.parse(body).id)).toEqual(["notif_1"]);
  expect(await left("first")).toEqual([]);
});

test("what another switch still pauses stays parked, and the report says so", async () => {
  const { by, sent } = replaySetup(table, { rules: ["free", "stopped"] });
  await pause("stopped", "Not yet.", by);
  await pause(ALL_RULES, "Everything.", by);
  expect(await parkPaused(sqsRecord(busBody("notif_f"), "mf"), of("free"))).toBe(true);
  expect(await parkPaused(sqsRecord(busBody("notif_s"), "ms"), of("stopped"))).toBe(true);
  expect(await resume("free", "Try.", by)).toMatchObject({ replayed: 0, refused: [{ reason: "paused" }] });
  const report = await resume(ALL_RULES, "Go on.", by);
  expect(report).toMatchObject({ replayed: 1, refused: [{ reason: "paused", count: 1 }] });
  expect(sent.map(({ rule }) => rule)).toEqual(["free"]);
  expect(await left("stopped")).toEqual(["notif_s"]);
  expect(await resume("stopped", "Now.", by)).toMatchObject({ replayed: 1, refused: [] });
});

test("an unreadable message is not parked as paused, because no resume could replay it", async () => {
  const { by } = replaySetup(table, { rules: ["junk"] });
  await pause("junk", "Stop.", by);
  expect(await parkPaused(sqsRecord("{not json", "mj"), of("junk"))).toBe(false);
  expect(await left("junk")).toEqual([]);
});

test("whoever died between parking and looking: the next delivery takes it back", async () => {
  const { by } = replaySetup(table, { rules: ["died"] });
  await pause("died", "Stop.", by);
  const record = sqsRecord(busBody("notif_d"), "md", 2);
  await parkPaused(record, of("died"));
  await takeBackPaused(record, of("died"));
  expect(await left("died")).toEqual([]);
});

/** The engine's part in a batch: look at the switch once, park while it is on, process otherwise. */
async function deliver(
  id: string,
  receives: number,
  rule: string,
  on: Table,
): Promise<"parked" | "processed"> {
  const record = sqsRecord(busBody(id), id, receives);
  if ((await readPause(on, rule)) !== undefined) {
    if (await parkPaused(record, of(rule, on))) return "parked";
  } else if (receives > 1) await takeBackPaused(record, of(rule, on));
  return "processed";
}

/** A table whose every request waits for its turn; after `dies` requests it takes no more. */
function scheduled(s: fc.Scheduler, label: string, dies = Number.POSITIVE_INFINITY): Table {
  let requests = 0;
  const inTurn = s.scheduleFunction((command: unknown) =>
    Reflect.apply(table.client.send, table.client, [command]),
  );
  const send = async (command: unknown) => {
    requests += 1;
    if (requests > dies) throw new Error(`${label} died`);
    return inTurn(command);
  };
  const client: Table["client"] = Object.create(table.client, { send: { value: send } });
  return { ...table, client };
}

test("in whatever order things happen, no message stays parked as paused after a resume, and none is lost", async () => {
  let runs = 0;
  const deaths = fc.array(fc.constantFrom(1, 2, 3, 99), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), deaths, async (s, requestsUntilDeath) => {
      const rule = `race-${++runs}`;
      const { by, sent } = replaySetup(table, { rules: [rule] });
      await pause(rule, "Stop.", by);
      const processed: string[] = [];
      const handlers = requestsUntilDeath.map(async (dies, n) => {
        const id = `notif_${n}`;
        let what = await deliver(id, 1, rule, scheduled(s, id, dies)).catch(() => "died");
        // SQS hands out again what was never acknowledged.
        if (what === "died") what = await deliver(id, 2, rule, scheduled(s, id));
        if (what === "processed") processed.push(id);
      });
      const resuming = resume(rule, "Go on.", { ...by, table: scheduled(s, "resume") });
      await s.waitFor(Promise.all([...handlers, resuming]));
      expect(await left(rule)).toEqual([]);
      const reached = new Set([...processed, ...sent.map(({ body }) => String(JSON.parse(body).id))]);
      expect(reached.size).toBe(requestsUntilDeath.length);
    }),
    { numRuns: 30 },
  );
});
