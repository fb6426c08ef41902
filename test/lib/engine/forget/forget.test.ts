import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { type Forgotten, forget } from "../../../../lib/engine/index.ts";
import type { Table } from "../../../../lib/state/index.ts";
import { startTable } from "../../../support/table.ts";

/** 2019-06-19T12:00:00Z */
const NOW = 1_560_945_600_000;
const LEA = "5d0a1b2c3d4e5f6071829304";
const MAX = "5d0a1b2c3d4e5f6071829399";
const WHO: Forgotten = { ids: [LEA], userIds: ["42"], emails: ["lea@example.test"], conversations: ["7"] };

let table: Table;
let close: () => Promise<void> = async () => {};
beforeEach(async () => {
  await close();
  ({ table, close } = await startTable());
});
afterAll(() => close());

const slept: number[] = [];
const clock = { now: () => NOW, sleep: async (ms: number) => void slept.push(ms) };
const log = { info: () => {}, error: () => {} };
const run = (more: Partial<Parameters<typeof forget>[1]> = {}, who = WHO) =>
  forget(who, { table, clock, log, ...more });

async function put(pk: string, sk: string, rest: Record<string, unknown> = {}) {
  await table.client.send(new PutCommand({ TableName: table.name, Item: { pk, sk, v: 1, ...rest } }));
}
async function keys(): Promise<string[]> {
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
  return Items.map(({ pk, sk }) => `${pk} ${sk}`).sort();
}
const bus = (item: unknown) => JSON.stringify({ "detail-type": "notification", detail: { data: { item } } });

/** One of every kind that names Lea, by the name it is reported under. */
const LEAS: readonly (readonly [kind: string, pk: string, sk: string, rest?: Record<string, unknown>])[] = [
  ["decision", `person#${LEA}`, "tag-leads#000000001", { object: `person#${LEA}`, state: "done" }],
  ["decision", "conversation#7", "auto-assign#000000001", { object: "conversation#7", state: "done" }],
  ["decision", `person#${MAX}`, "convert-visitors#000000001", { actions: [{ to: { value: LEA } }] }],
  ["snapshot", `person#${LEA}`, "snapshot#2019-06-19T12:00:00.000Z#archive", { person: { id: LEA } }],
  ["owned", `person#${LEA}`, "owned#tag-leads", { tags: ["vip"] }],
  ["backlog", "backlog#auto-assign", "2019-06-19T12:00:00.000Z#conversation#7", { object: "conversation#7" }],
  [
    "due",
    "due#archive-stale-users#live",
    `2019-06-19T12:00:00.000Z#person#${LEA}`,
    { object: `person#${LEA}` },
  ],
  ["parked", "parked#tag-leads", "2019-06-19T12:00:00.000Z#n1", { body: bus({ type: "user", id: LEA }) }],
  ["parked", "parked#tag-leads", "2019-06-19T12:00:00.000Z#n2", { body: bus({ user: { user_id: "42" } }) }],
  [
    "parked",
    "parked#tag-leads",
    "2019-06-19T12:00:00.000Z#n3",
    { body: bus({ body: "<p>LEA@example.test</p>" }) },
  ],
  ["parked", "parked#tag-leads", `2019-06-19T12:00:00.000Z#sweep/tag-leads/x/person#${LEA}`, { body: "{}" }],
  ["parked", "parked#switchboard", "2019-06-19T12:00:00.000Z#n4", { body: `{not json ${LEA}` }],
  [
    "run",
    "runs#2019-06-19",
    "2019-06-19T12:00:00.000Z#tag-leads#a",
    { entries: [{ object: `person#${LEA}` }] },
  ],
];
/** What looks similar and is somebody else's, or nobody's. */
const OTHERS: readonly (readonly [pk: string, sk: string, rest?: Record<string, unknown>])[] = [
  [`person#${MAX}`, "tag-leads#000000001", { object: `person#${MAX}`, because: "42 of 7 visits" }],
  ["conversation#77", "auto-assign#000000001", { object: "conversation#77" }],
  ["backlog#auto-assign", "2019-06-19T12:00:00.000Z#conversation#17", { object: "conversation#17" }],
  ["parked#tag-leads", "2019-06-19T12:00:00.000Z#m1", { body: bus({ type: "conversation", id: "42" }) }],
  ["parked#tag-leads", "2019-06-19T12:00:00.000Z#m2", { body: bus({ email: "anna-lea@example.test" }) }],
  ["parked#tag-leads", "2019-06-19T12:00:00.000Z#m3", { body: bus({ type: "user", id: MAX, count: 7 }) }],
  ["runs#2019-06-19", "2019-06-19T12:00:00.000Z#tag-leads#b", { entries: [{ object: `person#${MAX}` }] }],
  ["rotation#auto-assign#500", "rotation", { turns: { 42: 7 } }],
  ["limiter", "window#1560945600", { left: 7 }],
  ["control", "*", { paused: false, by: "ada" }],
];

test("one of every kind goes, and nobody else's; a second run finds nothing", async () => {
  for (const [, pk, sk, rest] of LEAS) await put(pk, sk, rest);
  for (const [pk, sk, rest] of OTHERS) await put(pk, sk, rest);
  const before = await keys();
  const listed = await run({ dryRun: true });
  expect(await keys()).toEqual(before);
  const report = await run();
  expect(report.removed).toEqual(listed.removed);
  const counts = Object.fromEntries(report.removed.map(({ kind, count }) => [kind, count]));
  expect(counts).toEqual({ decision: 3, snapshot: 1, owned: 1, backlog: 1, due: 1, parked: 5, run: 1 });
  expect(report).toMatchObject({ dryRun: false, left: [] });
  expect(JSON.stringify(report)).not.toMatch(/5d0a1b2c3d4e5f6071829304|lea@|conversation#7/i);
  expect(await keys()).toEqual(OTHERS.map(([pk, sk]) => `${pk} ${sk}`).sort());
  expect((await run()).removed).toEqual([]);
});

test("a record of a run loses the person's entries and keeps the others", async () => {
  const others = { object: `person#${MAX}`, version: 1, event: "e", laterField: true };
  const hers = { object: "conversation#7", version: 2, event: "e" };
  await put("runs#2019-06-19", "2019-06-19T12:00:00.000Z#x#a", {
    entries: [others, hers, others],
    rule: "x",
  });
  await run();
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
  expect(Items).toMatchObject([{ rule: "x", v: 1, entries: [others, others] }]);
});

test("a record that is written again meanwhile is left for the next run", async () => {
  await put("runs#2019-06-19", "a", { entries: [{ object: "conversation#7" }] });
  const client: Table["client"] = Object.create(table.client, {
    send: {
      value: async (command: { constructor: { name: string } }) => {
        if (command.constructor.name === "DeleteCommand") {
          await put("runs#2019-06-19", "a", {
            entries: [{ object: "conversation#7" }, { object: "conversation#8" }],
          });
        }
        return Reflect.apply(table.client.send, table.client, [command]);
      },
    },
  });
  const first = await run({ table: { ...table, client } });
  expect(first).toMatchObject({ removed: [], left: [{ kind: "run", key: "runs#2019-06-19 a" }] });
  expect(await run()).toMatchObject({ removed: [{ kind: "run", count: 1 }], left: [] });
});

test("a damaged record that names the person goes whole, as does a sweep's report", async () => {
  await put("runs#2019-06-19", "a", { entries: `person#${LEA}` });
  await put("sweep#tag-leads", "report#2019-06-19T12:00:00.000Z", { because: `It stopped at person#${LEA}` });
  await put("runs#2019-06-19", "b", { entries: "damaged" });
  expect(await run()).toMatchObject({ removed: [{ count: 1 }, { count: 1 }], left: [] });
  expect(await keys()).toEqual(["runs#2019-06-19 b"]);
});

test("an open plan stays while its owner works on it, and goes once the lease is over", async () => {
  const claim = { owner: "o", until: NOW + 30_000 };
  await put(`person#${LEA}`, "tag-leads#000000004", { state: "open", claim });
  expect(await run()).toMatchObject({
    removed: [],
    left: [
      {
        kind: "decision",
        key: "tag-leads#000000004",
        because: "A plan about the person is being carried out. Run it again in a minute.",
      },
    ],
  });
  const later = { ...clock, now: () => NOW + 30_001 };
  expect(await run({ clock: later })).toMatchObject({ removed: [{ kind: "decision" }], left: [] });
});

test("a sweep that stands at the person is not torn up, and said", async () => {
  await put("sweep#tag-leads", "lease", { places: { due: { partial: [`person#${LEA}`] } } });
  expect(await run()).toMatchObject({ removed: [], left: [{ kind: "sweep" }] });
});

test("it stops in time, goes on from there, and pauses between pages", async () => {
  const versions = Array.from({ length: 450 }, (_, n) => String(n).padStart(9, "0"));
  await Promise.all(versions.map((version) => put("conversation#7", `auto-assign#${version}`)));
  slept.length = 0;
  const first = await run({ until: NOW });
  expect(first.removed).toMatchObject([{ kind: "decision", count: 200 }]);
  expect(first.cursor).toBeDefined();
  const second = await run({ cursor: first.cursor ?? "" });
  expect(second.removed).toMatchObject([{ count: 250 }]);
  expect(second).not.toHaveProperty("cursor");
  expect(slept).toEqual([100]);
  expect(await keys()).toEqual([]);
});

test.each([{ ids: [] }, { ids: ["7"] }, { ids: [LEA], emails: [" "] }, { ids: [LEA], conversations: [""] }])(
  "what would name everybody is refused: %j",
  async (who) => {
    await put("conversation#8", "x#000000001");
    await expect(run({}, who)).rejects.toMatchObject({ code: "intercom.argument_invalid" });
    expect(await keys()).toHaveLength(1);
  },
);

test("after forgetting, nothing in the table has any of the identifiers, and what had none is untouched", async () => {
  let n = 0;
  const leas = fc.constantFrom(...LEAS.map(([, pk, sk, rest]) => ({ pk, sk, rest })));
  const others = fc.constantFrom(...OTHERS.map(([pk, sk, rest]) => ({ pk, sk, rest })));
  const item = fc.oneof(leas, others);
  await fc.assert(
    fc.asyncProperty(
      fc.array(item, { maxLength: 12 }),
      fc.array(fc.json(), { maxLength: 3 }),
      async (items, bodies) => {
        for (const { pk, sk, rest } of items) await put(pk, sk, rest);
        for (const body of bodies) {
          n += 1;
          await put("parked#any", `2019-06-19T12:00:00.000Z#other-${n}`, { body });
          await put("parked#any", `2019-06-19T12:00:00.000Z#hers-${n}`, {
            body: `{"x":[${body},{"id":"${LEA}"}]}`,
          });
        }
        const expected = (await keys()).filter((key) => {
          const isOther = OTHERS.some(([pk, sk]) => key === `${pk} ${sk}`);
          return isOther || key.includes("#other-");
        });
        await run();
        expect(await keys()).toEqual(expected);
        const { Items } = await table.client.send(new ScanCommand({ TableName: table.name }));
        const text = JSON.stringify(Items);
        for (const identifier of [LEA, '"lea@example.test', "conversation#7#", '"conversation#7"'])
          expect(text).not.toContain(identifier);
      },
    ),
    { numRuns: 25 },
  );
});
