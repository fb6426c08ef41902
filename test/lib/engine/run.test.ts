import { afterAll, beforeAll, expect, test } from "vitest";
import { handleBatch, writeMessage } from "../../../lib/engine/index.ts";
import { recordRun, runOf } from "../../../lib/engine/run.ts";
import { type Decision, entriesOfRun, listRuns, putRun } from "../../../lib/state/index.ts";
import { created, sqsRecord, startWorld, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const DAY_MS = 86_400_000;
const record = (id: string, conversation: string, receives = 1) =>
  sqsRecord(writeMessage(created(conversation, id)), id, receives);
const runsNow = async () => {
  const [today, yesterday] = [Date.now(), Date.now() - DAY_MS];
  return [
    ...(await listRuns(world.table, { day: today })),
    ...(await listRuns(world.table, { day: yesterday })),
  ];
};

test("an invocation that acted is in the feed of its day, with the objects it acted on and no others", async () => {
  const [first, second] = [await world.newConversation(), await world.newConversation()];
  const { run, measured } = world.invocation({ owner: "feed-1" });
  const records = [record("run_1", first), record("run_2", second), record("run_3", "424242")];
  expect(await handleBatch({ Records: records }, run)).toEqual({ batchItemFailures: [] });
  const item = (await runsNow()).find(({ invocation }) => invocation === "feed-1");
  const name = `live/auto-assign/${new Date(item?.at ?? 0).toISOString()}/feed-1`;
  expect(item?.entries).toEqual([
    { object: `conversation#${first}`, version: 1, outcome: "acted", event: "run_1", run: name },
    { object: `conversation#${second}`, version: 1, outcome: "acted", event: "run_2", run: name },
  ]);
  expect(measured).toMatchObject([
    { rule: "auto-assign", outcome: "acted", calls: 3 },
    { rule: "auto-assign", outcome: "acted", calls: 2 },
    { rule: "auto-assign", outcome: "skipped", calls: 1 },
  ]);
  expect(measured[0]?.ageMs).toBeGreaterThanOrEqual(measured[0]?.durationMs ?? Number.NaN);
  expect(measured[2]).not.toHaveProperty("ageMs");
});

test("when the feed can't be written, what acted is handed out again, recognised, and written then", async () => {
  const conversation = await world.newConversation();
  const records = [record("unsaved_1", conversation), record("unsaved_2", "424243")];
  const { run, lines } = world.invocation({ owner: "feed-2" });
  const client: typeof run.table.client = Object.create(run.table.client, {
    send: {
      value: (command: { input: { Item?: { pk?: string } } }) =>
        command.input.Item?.pk?.startsWith("runs#")
          ? Promise.reject(new Error("no table"))
          : Reflect.apply(run.table.client.send, run.table.client, [command]),
    },
  });
  const answer = await handleBatch({ Records: records }, { ...run, table: { ...run.table, client } });
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "unsaved_1" }] });
  expect(lines.map(({ message }) => message)).toContain("run not recorded");

  const again = world.invocation({ owner: "feed-3" });
  const second = await handleBatch({ Records: [record("unsaved_1", conversation, 2)] }, again.run);
  expect(second).toEqual({ batchItemFailures: [] });
  expect(await world.timesAssigned(conversation)).toBe(1);
  const item = (await runsNow()).find(({ invocation }) => invocation === "feed-3");
  expect(item?.entries).toMatchObject([{ event: "unsaved_1", outcome: "acted", version: 1 }]);
});

test("a duplicate of Intercom's own is worth no write", async () => {
  const conversation = await world.newConversation();
  await handleBatch({ Records: [record("dup", conversation)] }, world.invocation({ owner: "feed-4" }).run);
  await handleBatch({ Records: [record("dup", conversation)] }, world.invocation({ owner: "feed-5" }).run);
  const invocations = (await runsNow()).map(({ invocation }) => invocation);
  expect(invocations).toContain("feed-4");
  expect(invocations).not.toContain("feed-5");
});

test("an attempt that comes after the end notes what became of it", async () => {
  const record = recordRun(world.table, "late-notes", "late-1", Date.now());
  const ended = {
    object: "person#1",
    rule: "late-notes",
    event: "e",
    topic: "t",
    at: Date.now(),
    mode: "live",
    outcome: "plan",
    reason: "wanted",
    because: "Wanted.",
    actions: [],
    state: "done",
    receipts: [],
  } as const;
  const receipt = (result: "applied" | "refused") => ({ action: 0, at: Date.now(), result });
  const note = (version: number, rest: Partial<Decision>) =>
    record.note({ kind: "duplicate", decision: { ...ended, version, actions: [], receipts: [], ...rest } });
  note(1, { receipts: [receipt("refused"), receipt("applied")] });
  note(2, { mode: "dry-run" });
  note(3, { receipts: [receipt("refused")] });
  note(4, { state: "failed", receipts: [receipt("applied"), receipt("refused")] });
  await record.save();
  const item = (await runsNow()).find(({ invocation }) => invocation === "late-1");
  expect(item?.entries.map(({ outcome }) => outcome)).toEqual(["acted", "planned", "refused", "failed"]);
});

test("an event of a sweep belongs to the sweep's run, any other to its invocation's", () => {
  const event = {
    ...created("7", "sweep/auto-assign/2019-06-19T12:00:00.000Z/conversation#7"),
    topic: "sweep",
  };
  expect(runOf(event)).toBe("sweep/auto-assign/2019-06-19T12:00:00.000Z");
  const due = {
    ...event,
    id: "due/auto-assign/live/2019-06-19T11:00:00.000Z/conversation#7/1/x",
    run: "sweep/r/t",
  };
  expect(runOf(due)).toBe("sweep/r/t");
  expect(runOf(created("7"))).toBeUndefined();
});

test("the entries of a run are found over several days and invocations, newest first, and of no other run", async () => {
  const noon = Date.parse("2019-06-19T12:00:00Z");
  const entry = (object: string, run: string) => ({ object, version: 1, outcome: "acted", event: "e", run });
  const put = (at: number, invocation: string, entries: ReturnType<typeof entry>[]) =>
    putRun(world.table, { rule: "tag-leads", at, invocation, entries });
  await put(noon, "a", [
    entry("person#1", "sweep/x"),
    entry("person#2", "sweep/y"),
    entry("person#3", "sweep/x"),
  ]);
  await put(noon + 60_000, "b", [entry("person#4", "sweep/x")]);
  await put(noon + DAY_MS, "c", [entry("person#5", "sweep/x")]);
  const objects: string[] = [];
  for await (const { object, rule } of entriesOfRun(world.table, "sweep/x", noon, noon + 2 * DAY_MS)) {
    objects.push(`${rule} ${object}`);
  }
  expect(objects).toEqual([
    "tag-leads person#5",
    "tag-leads person#4",
    "tag-leads person#3",
    "tag-leads person#1",
  ]);
  const page = await listRuns(world.table, {
    day: noon,
    before: { rule: "tag-leads", at: noon + 60_000, invocation: "b" },
    limit: 5,
  });
  expect(page.map(({ invocation }) => invocation)).toEqual(["a"]);
});

test("reading on loses no record of the same millisecond", async () => {
  const at = Date.parse("2019-07-01T12:00:00Z");
  for (const invocation of ["a", "b", "c"]) {
    await putRun(world.table, { rule: "tag-leads", at, invocation, entries: [] });
  }
  const [first, second] = await listRuns(world.table, { day: at, limit: 2 });
  expect([first?.invocation, second?.invocation]).toEqual(["c", "b"]);
  const rest = await listRuns(world.table, { day: at, ...(second === undefined ? {} : { before: second }) });
  expect(rest.map(({ invocation }) => invocation)).toEqual(["a"]);
});

test("an object's decisions in a run come newest first, though invocations overlapped, and each once", async () => {
  const at = Date.parse("2019-07-02T12:00:00Z");
  const entry = (object: string, version: number) => ({
    object,
    version,
    outcome: "acted",
    event: "e",
    run: "sweep/o",
  });
  const put = (startedAt: number, invocation: string, entries: ReturnType<typeof entry>[]) =>
    putRun(world.table, { rule: "tag-leads", at: startedAt, invocation, entries });
  // The first took longer, and decided last.
  await put(at, "a", [entry("person#1", 1), entry("person#2", 9), entry("person#1", 3)]);
  await put(at + 1000, "b", [entry("person#1", 2), entry("person#2", 9)]);
  const found: string[] = [];
  for await (const { object, version } of entriesOfRun(world.table, "sweep/o", at, at))
    found.push(`${object} ${version}`);
  expect(found).toEqual(["person#2 9", "person#1 3", "person#1 2", "person#1 1"]);
});
