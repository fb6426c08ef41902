import { expect } from "vitest";
import { RHEA } from "../../support/workspace.ts";
import { observe } from "../observe.ts";
import { type Act, choose, type Run, type Step } from "../run.ts";

const NOBODY = "5d0a0000000000000000dead";

type Failing = readonly [status: number, method: string, path: string, body?: object];

/** One call that must be refused, and after which everything is as it was. */
export const FAILURE_ACTS: Readonly<Record<string, Act>> = {
  async fail(run, step) {
    const [status, method, path, body] = choose(failures(run, step), step.b) ?? [404, "GET", "/nowhere"];
    const before = await observe(run);
    await run.refused(status, method, path, body);
    expect(await observe(run), `after ${method} ${path} ${JSON.stringify(body)}`).toEqual(before);
    return [];
  },
};

function failures({ model }: Run, { a }: Step): readonly Failing[] {
  const person = choose(model.people.keys(), a);
  const talk = choose(model.talks.keys(), a);
  const company = choose(model.companies.keys(), a);
  const gone = choose(model.gone, a) ?? NOBODY;
  const goneTalk = choose(model.goneTalks, a) ?? "1";
  const reply = { type: "admin", admin_id: RHEA, message_type: "comment", body: "x" };
  const companies = [{ company_id: "c9", custom_attributes: { "a.b": 1 } }];
  const always: readonly Failing[] = [
    [404, "POST", "/users", { id: gone, email: "x@example.test" }],
    [400, "POST", "/users", { user_id: "new", nonsense: 1 }],
    [400, "POST", "/users", { user_id: "new", custom_attributes: { deep: {} } }],
    [400, "POST", "/users", { user_id: "u1", companies }],
    [400, "POST", "/contacts", { email: "x@example.test", companies }],
    [404, "POST", "/contacts", { id: gone, email: "x@example.test" }],
    [404, "DELETE", `/users/${gone}`],
    [404, "DELETE", `/contacts/${gone}`],
    [404, "POST", "/user_delete_requests", { intercom_user_id: gone }],
    [404, "POST", "/contacts/convert", { contact: { id: gone }, user: { user_id: "new" } }],
    [404, "PUT", "/visitors", { id: gone, email: "x@example.test" }],
    [404, "POST", "/visitors/convert", { visitor: { id: gone }, type: "lead" }],
    [400, "POST", "/companies", { name: "x" }],
    [404, "DELETE", `/companies/${NOBODY}`],
    [404, "POST", "/tags", { name: "Never", users: [{ id: gone }] }],
    [404, "POST", "/tags", { id: "1", name: "Never" }],
    [404, "POST", "/notes", { body: "x", user: { id: gone } }],
    [404, "POST", "/events", { id: gone, event_name: "x", created_at: 1_560_945_000 }],
    [404, "POST", `/conversations/${goneTalk}/reply`, reply],
    [404, "POST", "/messages", { from: { type: "user", id: gone }, body: "x" }],
    [400, "POST", "/subscriptions", { url: "http://127.0.0.1:9/", topics: ["nonsense"] }],
  ];
  return [
    ...always,
    ...(person === undefined ? [] : ofPerson(person, gone)),
    ...(company === undefined ? [] : ofCompany(company)),
    ...(talk === undefined ? [] : ofTalk(talk)),
  ];
}

function ofPerson(id: string, gone: string): readonly Failing[] {
  return [
    [404, "POST", "/tags", { name: "Tag 0", users: [{ id }, { id: gone }] }],
    [404, "POST", "/tags", { name: "Tag 1", users: [{ id, untag: true }, { id: gone }] }],
    [400, "POST", "/notes", { user: { id } }],
    [400, "POST", "/events", { id, event_name: "x" }],
  ];
}

function ofCompany(id: string): readonly Failing[] {
  return [[404, "POST", "/tags", { name: "Tag 0", companies: [{ id }, { id: NOBODY }] }]];
}

function ofTalk(id: string): readonly Failing[] {
  const path = `/conversations/${id}/reply`;
  const admin = { type: "admin", admin_id: RHEA };
  return [
    [404, "POST", path, { ...admin, admin_id: "99", message_type: "comment", body: "x" }],
    [404, "POST", path, { ...admin, message_type: "assignment", assignee_id: "99" }],
    [400, "POST", path, { ...admin, message_type: "assignment", assignee_id: "22" }],
    [400, "POST", path, { ...admin, message_type: "snoozed", snoozed_until: 1 }],
    [400, "POST", path, { ...admin, message_type: "comment" }],
    [400, "PUT", `/conversations/${id}`, { read: false }],
    [400, "POST", `/conversations/${id}/customers`, { admin_id: RHEA, customer: {} }],
  ];
}
