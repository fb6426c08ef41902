import { expect } from "vitest";
import { at, listAt, textAt } from "../support/workspace.ts";
import { checkConversations, checkCounts } from "./check-conversations.ts";
import { membersOf, ofKind } from "./model.ts";
import { readPages, readScroll } from "./observe.ts";
import { aboutOf, type Run } from "./run.ts";

const LISTS = [
  { path: "/users", key: "users", kind: "user" },
  { path: "/contacts", key: "contacts", kind: "lead" },
] as const;
const STAMPS = ["created_at", "last_request_at", "signed_up_at", "updated_at"];

/** After every step: who is there, and that nothing went back in time. `stamps` holds the `updated_at` seen last. */
export async function glance({ model, call }: Run, stamps: Map<string, number>): Promise<void> {
  const [counts, users, leads, talks] = await Promise.all(
    ["/counts", "/users?per_page=60", "/contacts?per_page=50", "/conversations?per_page=60"].map((path) =>
      call("GET", path),
    ),
  );
  const shown = [...listAt(users, "users"), ...listAt(leads, "contacts")];
  expect(sorted(shown.map((one) => textAt(one, "id")))).toEqual(sorted(model.people.keys()));
  expect(counts).toMatchObject({
    user: { count: ofKind(model, "user").length },
    lead: { count: ofKind(model, "lead").length },
    company: { count: model.companies.size },
    tag: { count: model.tags.size },
  });
  await checkCounts(
    { call },
    [...model.talks.values()].filter(({ listed }) => listed),
  );
  for (const one of [...shown, ...listAt(talks, "conversations")]) {
    const [id, stamp] = [textAt(one, "id"), Number(at(one, "updated_at"))];
    expect(stamp, `updated_at of ${id}`).toBeGreaterThanOrEqual(stamps.get(id) ?? 0);
    stamps.set(id, stamp);
  }
}

/** At the end: everything against the model. */
export async function checkAll(run: Run): Promise<void> {
  await checkPeople(run);
  await checkCompanies(run);
  await checkTags(run);
  await checkSegments(run);
  await checkConversations(run);
  await checkGone(run);
  await checkSubscriptions(run);
}

async function checkPeople(run: Run): Promise<void> {
  const { model, call } = run;
  for (const { path, key, kind } of LISTS) {
    const expected = sorted(ofKind(model, kind).map(({ id }) => id));
    for (const query of ["", ...STAMPS.flatMap((stamp) => [`?sort=${stamp}&order=asc`, `?sort=${stamp}`])]) {
      const { ids, totals } = await readPages(run, `${path}${query}`, key);
      expect(sorted(ids), path + query).toEqual(expected);
      expect(new Set(totals)).toEqual(new Set([expected.length]));
    }
    expect(sorted(await readScroll(run, key))).toEqual(expected);
    for (const one of (await readPages(run, path, key)).items) {
      expect(await call("GET", `${path}/${textAt(one, "id")}`)).toEqual(one);
    }
  }
  for (const person of model.people.values()) {
    const view = await call("GET", `/users/${person.id}`);
    expect(view).toMatchObject({
      type: person.kind === "user" ? "user" : "contact",
      email: person.email,
      unsubscribed_from_emails: person.unsubscribed,
      ...(person.kind === "user" ? { user_id: person.userId } : {}),
    });
    if (person.tier !== undefined) expect(at(view, "custom_attributes", "tier")).toBe(person.tier);
    expect(idsIn(view, "tags", "tags")).toEqual(sorted(person.tags));
    expect(idsIn(view, "companies", "companies")).toEqual(sorted(person.companies));
    expect(listAt(await call("GET", `/notes?id=${person.id}`), "notes")).toHaveLength(person.notes);
    const events = await call("GET", `/events?type=user&intercom_user_id=${person.id}`);
    expect(listAt(events, "events")).toHaveLength(person.events.size);
  }
  const userIds = ofKind(model, "user").flatMap(({ userId }) => userId ?? []);
  expect(new Set(userIds).size).toBe(userIds.length);
}

async function checkCompanies(run: Run): Promise<void> {
  const { model, call } = run;
  const visible = [...model.companies.keys()].filter((id) => membersOf(model, id).length > 0);
  const { ids, totals } = await readPages(run, "/companies", "companies");
  expect(sorted(ids)).toEqual(sorted(visible));
  expect(new Set(totals)).toEqual(new Set([visible.length]));
  expect(sorted(await readScroll(run, "companies"))).toEqual(sorted(visible));
  const counts = new Map(
    listAt(await call("GET", "/counts?type=company&count=user"), "company", "user").map((one) => [
      textAt(one, "remote_company_id"),
      Object.values(Object(one))[0],
    ]),
  );
  expect(counts.size).toBe(visible.length);
  for (const company of model.companies.values()) {
    const members = membersOf(model, company.id);
    const view = await call("GET", `/companies/${company.id}`);
    expect(view).toMatchObject({ company_id: company.companyId, user_count: members.length });
    expect(idsIn(view, "tags", "tags")).toEqual(sorted(company.tags));
    const users = await readPages(run, `/companies/${company.id}/users`, "users");
    expect(sorted(users.ids)).toEqual(sorted(members));
    if (members.length > 0) expect(counts.get(company.companyId)).toBe(members.length);
  }
}

async function checkTags(run: Run): Promise<void> {
  const { model, call } = run;
  expect(idsIn(await call("GET", "/tags"), "tags")).toEqual(sorted(model.tags.keys()));
  const [ofPeople, ofCompanies] = await Promise.all([
    call("GET", "/counts?type=user&count=tag"),
    call("GET", "/counts?type=company&count=tag"),
  ]);
  const [peopleCounts, companyCounts] = [{}, {}];
  for (const [id, name] of model.tags) {
    const people = [...model.people.values()].filter(({ tags }) => tags.has(id));
    const companies = [...model.companies.values()].filter(({ tags }) => tags.has(id));
    expect(sorted((await readPages(run, `/users?tag_id=${id}`, "users")).ids)).toEqual(
      sorted(people.map((one) => one.id)),
    );
    const leads = people.filter(({ kind }) => kind === "lead").map((one) => one.id);
    expect(sorted((await readPages(run, `/contacts?tag_id=${id}`, "contacts")).ids)).toEqual(sorted(leads));
    const listed = companies.map((one) => one.id).filter((one) => membersOf(model, one).length > 0);
    expect(sorted((await readPages(run, `/companies?tag_id=${id}`, "companies")).ids)).toEqual(
      sorted(listed),
    );
    Object.assign(peopleCounts, { [name]: people.length });
    Object.assign(companyCounts, { [name]: companies.length });
  }
  expect(Object.assign({}, ...listAt(ofPeople, "user", "tag"))).toEqual(peopleCounts);
  expect(Object.assign({}, ...listAt(ofCompanies, "company", "tag"))).toEqual(companyCounts);
}

async function checkSegments(run: Run): Promise<void> {
  const { model, call } = run;
  const people = at(await call("GET", "/counts?type=user&count=segment"), "user", "segment");
  const companies = at(await call("GET", "/counts?type=company&count=segment"), "company", "segment");
  const counts: object = Object.assign({}, ...[people, companies].flat());
  for (const { id, name, kind, members } of model.segments) {
    const alive = members.filter((one) => (kind === "user" ? model.people : model.companies).has(one));
    expect(at(counts, name), name).toBe(alive.length);
    const list = kind === "user" ? "users" : "companies";
    const listed = kind === "user" ? alive : alive.filter((one) => membersOf(model, one).length > 0);
    expect(sorted((await readPages(run, `/${list}?segment_id=${id}`, list)).ids)).toEqual(sorted(listed));
  }
}

async function checkGone({ model, refused }: Run): Promise<void> {
  for (const id of model.gone) {
    for (const path of [`/users/${id}`, `/contacts/${id}`, `/visitors/${id}`, `/notes?id=${id}`]) {
      await refused(404, "GET", path);
    }
  }
  for (const id of model.goneTalks) await refused(404, "GET", `/conversations/${id}`);
}

async function checkSubscriptions({ workspace, model, call }: Run): Promise<void> {
  await workspace.simulator.idle();
  for (const { id, told } of model.subscriptions.values()) {
    const feeds = ["sent", "retry", "errors"].map((feed) => call("GET", `/subscriptions/${id}/${feed}`));
    const items = (await Promise.all(feeds)).flatMap((feed) => listAt(feed, "items"));
    const tell = (one: unknown) => `${textAt(one, "topic")} ${aboutOf(at(one, "data", "item"))}`;
    expect(sorted(items.map(tell))).toEqual(sorted(told));
  }
}

function idsIn(value: unknown, ...path: readonly string[]): readonly string[] {
  return sorted(listAt(value, ...path).map((one) => textAt(one, "id")));
}

/** As a list, so that nothing twice goes unseen. */
function sorted(ids: Iterable<string>): readonly string[] {
  return [...ids].sort();
}
