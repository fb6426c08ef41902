import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../../../lib/intercom/index.ts";
import { segmentLists } from "../../../../lib/rules/tag-leads/segments.ts";
import { workspaceTags } from "../../../../lib/rules/tag-leads/workspace-tags.ts";
import { startTagging, type Tagging } from "./tagging.ts";

let w: Tagging;
beforeAll(async () => {
  w = await startTagging();
});
afterAll(() => w.close());

const callsTo = (endpoint: string) =>
  Object.values(w.simulator.stats().endpoints[endpoint] ?? {}).reduce((sum, times) => sum + times, 0);
const readingNow = () => w.invocation({ mode: "live" }).run.reading;

test("the list of tags is loaded once an invocation, and again for an id that it doesn't have", async () => {
  const tags = workspaceTags();
  const [one, other] = [readingNow(), readingNow()];
  const before = callsTo("GET /tags");
  const first = await w.intercom.tags.create("first");
  await tags(one);
  await tags(one, [first.id]);
  expect(callsTo("GET /tags") - before).toBe(1);
  const second = await w.intercom.tags.create("second");
  expect((await tags(one, [second.id])).map(({ name }) => name)).toContain("second");
  expect(callsTo("GET /tags") - before).toBe(2);
  // An id that nobody knows is not asked for again.
  await tags(one, ["404"]);
  await tags(one, ["404"]);
  expect(callsTo("GET /tags") - before).toBe(3);
  await tags(other);
  expect(callsTo("GET /tags") - before).toBe(4);
});

test("a segment's members are users and leads, and are listed anew after ten minutes", async () => {
  let now = 1_560_945_600_000;
  const lists = segmentLists({ ...systemClock, now: () => now });
  const reading = readingNow();
  const { id: user } = await w.intercom.users.createOrUpdate({ user_id: "u-segment" });
  const { id: lead } = await w.intercom.leads.create();
  await w.segment("Champions", [user, lead]);
  expect(await lists(["champions"], reading)).toEqual(new Map([["champions", new Set([user, lead])]]));
  const before = callsTo("GET /segments");
  now += 599_999;
  await lists(["champions"], reading);
  expect(callsTo("GET /segments")).toBe(before);
  now += 1;
  await lists(["champions"], reading);
  expect(callsTo("GET /segments")).toBe(before + 1);
  expect(await lists(["no such segment"], reading)).toEqual(new Map());
});

test("of a segment with more members than Intercom lists, it can't be told who is in it", async () => {
  const people: string[] = [];
  for (const user_id of ["m-1", "m-2", "m-3"]) {
    people.push((await w.intercom.users.createOrUpdate({ user_id })).id);
  }
  await w.segment("Three", people);
  expect([...(await segmentLists(systemClock, 2)(["Three"], readingNow())).keys()]).toEqual([]);
  expect([...(await segmentLists(systemClock, 3)(["Three"], readingNow())).keys()]).toEqual(["Three"]);
});

test("without a segment in the settings, nothing is asked about segments", async () => {
  const before = w.simulator.stats().calls;
  expect(await segmentLists(systemClock)([], readingNow())).toEqual(new Map());
  expect(w.simulator.stats().calls).toBe(before);
});
