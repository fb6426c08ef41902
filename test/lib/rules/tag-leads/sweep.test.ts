import { afterEach, beforeEach, expect, test } from "vitest";
import { attribute, company, event, inSegment } from "../../../../lib/conditions/index.ts";
import type { TagLeadsInput } from "./facts.ts";
import { NOON } from "./facts.ts";
import { startTagging, type Tagging } from "./tagging.ts";

const DAY = 86_400_000;
const HOT: TagLeadsInput = { tags: [{ tag: "hot-lead", when: attribute("plan").is("pro") }] };

let w: Tagging;
beforeEach(async () => {
  w = await startTagging();
});
afterEach(() => w.close());

/** So many leads, of whom every third is on the plan pro; answers the ids, those first who are. */
async function leads(howMany: number) {
  const all: { id: string; isPro: boolean }[] = [];
  for (let n = 0; n < howMany; n += 1) {
    const isPro = n % 3 === 0;
    const { id } = await w.intercom.leads.create({ custom_attributes: { plan: isPro ? "pro" : "free" } });
    all.push({ id, isPro });
  }
  const idsOf = (isPro: boolean) => all.filter((one) => one.isPro === isPro).map(({ id }) => id);
  return { pro: idsOf(true), free: idsOf(false) };
}
const tagsOfAll = async (ids: readonly string[]) => Promise.all(ids.map((id) => w.tagsOf(id)));

test("a nightly run tags whoever should be and sends messages about nobody else", async () => {
  const { pro, free } = await leads(66);
  const night = await w.sweep(HOT, NOON);
  expect(night.report).toMatchObject({
    outcome: "done",
    lookedAt: 66,
    enqueued: 22,
    skipped: { as_wanted: 44 },
  });
  // Two pages of leads, and the list of tags.
  expect(night.listed).toBe(3);
  // Each is read and tagged; three invocations load the lists of admins and tags.
  expect(night.calls).toBe(50);
  expect(await tagsOfAll(pro)).toEqual(pro.map(() => ["hot-lead"]));
  expect(await tagsOfAll(free)).toEqual(free.map(() => []));
  const next = await w.sweep(HOT, NOON + DAY);
  expect(next.report).toMatchObject({ enqueued: 0, skipped: { as_wanted: 66 } });
});

test("the first live run is a small one", async () => {
  const { pro } = await leads(9);
  const settings: TagLeadsInput = { ...HOT, budget: { firstSweep: 2 } };
  expect((await w.sweep(settings, NOON)).report).toMatchObject({ outcome: "budget", enqueued: 2 });
  expect((await w.sweep(settings, NOON + DAY)).report).toMatchObject({ outcome: "done", enqueued: 1 });
  expect(await tagsOfAll(pro)).toEqual([["hot-lead"], ["hot-lead"], ["hot-lead"]]);
});

test("one who left after the listing doesn't keep the others from their tag", async () => {
  const { pro } = await leads(9);
  const [gone = "", ...others] = pro;
  const messages = (await w.sweep({ ...HOT, mode: "dry-run" }, NOON)).bodies;
  await w.intercom.leads.delete(gone);
  const live = messages.map((body) => body.replaceAll("sweep/tag-leads", "sweep/again"));
  await w.handle(HOT, live);
  expect(await tagsOfAll(others)).toEqual([["hot-lead"], ["hot-lead"]]);
  expect(await w.decisionsAbout(`person#${gone}`)).toMatchObject([
    { reason: "gone" },
    { reason: "tags_changed" },
  ]);
});

test("what a teammate took away stays off: the run asks again, and finds it", async () => {
  const { pro } = await leads(1);
  const [id = ""] = pro;
  await w.sweep(HOT, NOON);
  await w.hear(HOT, { type: "contact_tag", contact: { id } }, "contact.tag.created");
  await w.intercom.tags.untag("hot-lead", { leads: [{ id }] });
  expect((await w.sweep(HOT, NOON + DAY)).report).toMatchObject({ enqueued: 1 });
  expect(await w.tagsOf(id)).toEqual([]);
  const [head] = await w.decisionsAbout(`person#${id}`);
  expect(head).toMatchObject({
    reason: "taken_by_human",
    memory: { live: { value: { "hot-lead": "refused" } } },
  });
});

test("users and companies are listed when the settings say so, and a segment's members once", async () => {
  const { id: user } = await w.intercom.users.createOrUpdate({
    user_id: "u-1",
    companies: [{ company_id: "acme", name: "Acme" }],
  });
  const { id: other } = await w.intercom.users.createOrUpdate({ user_id: "u-2" });
  const { id: acme } = await w.intercom.companies.createOrUpdate({ company_id: "acme", plan: "Team" });
  const { id: lead } = await w.intercom.leads.create();
  await w.segment("Champions", [user]);
  const settings: TagLeadsInput = {
    people: { users: true },
    companies: true,
    tags: [
      { tag: "champion", when: inSegment("Champions") },
      { tag: "team", on: "companies", when: company.plan.is("Team") },
    ],
  };
  const night = await w.sweep(settings, NOON);
  expect(night.report).toMatchObject({ outcome: "done", lookedAt: 4, enqueued: 2 });
  expect(await tagsOfAll([user, other, lead])).toEqual([["champion"], [], []]);
  expect(await w.tagsOfCompany(acme)).toEqual(["team"]);
  // The due list is ours. Tags; segments and the members of one; leads, users, companies.
  expect(night.listed).toBe(6);
});

test("a condition that no list can tell has everybody read, once it may matter", async () => {
  const { id } = await w.intercom.leads.create();
  await w.intercom.events.submit({ id, event_name: "ordered", created_at: 1_560_940_000 });
  await w.intercom.leads.create();
  const settings: TagLeadsInput = { tags: [{ tag: "buyer", when: event("ordered").seen() }] };
  expect((await w.sweep(settings, NOON)).report).toMatchObject({ lookedAt: 2, enqueued: 2 });
  expect(await w.tagsOf(id)).toEqual(["buyer"]);
});

test("companies are listed to the last page", async () => {
  for (let n = 0; n < 63; n += 1) {
    const companies = [{ company_id: `c-${n}`, name: `Company ${n}`, plan: n > 60 ? "Team" : "Solo" }];
    await w.intercom.users.createOrUpdate({ user_id: `u-${n}`, companies });
  }
  const settings: TagLeadsInput = {
    people: { leads: false },
    companies: true,
    tags: [{ tag: "team", when: company.plan.is("Team") }],
  };
  const night = await w.sweep({ ...settings, mode: "dry-run" }, NOON);
  expect(night.report).toMatchObject({ lookedAt: 63, enqueued: 2, skipped: { as_wanted: 61 } });
});
