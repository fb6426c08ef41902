import { expect, test } from "vitest";
import { addLead, addUser, at, listAt, NOON, refusal, startWorkspace, textAt } from "../support/workspace.ts";

test("segments of people count on demand; a user doesn't tell of them", async () => {
  const workspace = await startWorkspace();
  const [user, lead] = [await addUser(workspace, { user_id: "u1" }), await addLead(workspace)];
  const made = await workspace.door("POST", "segments", { name: "Active", members: [user, lead] });
  const id = textAt(made.body, "id");
  await workspace.door("POST", "segments", { name: "New", kind: "lead" });
  const active = {
    type: "segment",
    id,
    name: "Active",
    created_at: NOON,
    updated_at: NOON,
    person_type: "user",
  };
  expect((await workspace.get(`/segments/${id}`)).body).toEqual(active);
  expect((await workspace.get(`/segments/${id}?include_count=true`)).body).toEqual({ ...active, count: 2 });
  const list = await workspace.get("/segments");
  expect(list.body).toMatchObject({
    type: "segment.list",
    segments: [active, { name: "New", person_type: "lead" }],
  });
  expect(at((await workspace.get(`/users/${user}`)).body, "segments")).toEqual({
    type: "segment.list",
    segments: [],
  });
  const users = await workspace.get(`/users?segment_id=${id}`);
  expect(new Set(listAt(users.body, "users").map((one) => at(one, "type")))).toEqual(
    new Set(["user", "contact"]),
  );
  const leads = await workspace.get(`/contacts?segment_id=${id}`);
  expect(listAt(leads.body, "contacts").map((one) => at(one, "id"))).toEqual([lead]);
  expect((await workspace.get("/counts?type=user&count=segment")).body).toEqual({
    type: "count",
    user: { segment: [{ Active: 2 }, { New: 0 }] },
  });
  expect((await workspace.get("/counts")).body).toMatchObject({ segment: { count: 2 } });
});

test("segments of companies have neither person type nor count; a company names them by id", async () => {
  const workspace = await startWorkspace();
  await addUser(workspace, { user_id: "u1", companies: [{ company_id: "c" }] });
  const company = textAt((await workspace.get("/companies?company_id=c")).body, "id");
  const made = await workspace.door("POST", "segments", { name: "Big", kind: "company", members: [company] });
  const id = textAt(made.body, "id");
  const shown = { type: "segment", id, name: "Big", created_at: NOON, updated_at: NOON };
  const list = await workspace.get("/segments?type=company&include_count=true");
  expect(list.body).toEqual({ type: "segment.list", segments: [shown] });
  expect(at((await workspace.get(`/companies/${company}`)).body, "segments", "segments")).toEqual([
    { type: "segment", id },
  ]);
  expect(listAt((await workspace.get(`/companies?segment_id=${id}`)).body, "companies")).toHaveLength(1);
  expect((await workspace.get(`/users?segment_id=${id}`)).status).toBe(404);
  const counts = await workspace.get("/counts?type=company&count=segment");
  expect(counts.body).toEqual({ type: "count", company: { segment: [{ Big: 1 }] }, pages: {} });
});

test("what is refused", async () => {
  const workspace = await startWorkspace();
  expect(refusal(await workspace.get("/segments/1"))).toEqual([404, "not_found", "Resource Not Found"]);
  expect(refusal(await workspace.get("/segments?type=user")).slice(0, 2)).toEqual([400, "parameter_invalid"]);
  expect((await workspace.door("POST", "segments", { name: "A", members: ["1"] })).status).toBe(400);
  expect((await workspace.door("POST", "segments", { name: "A", kind: "visitor" })).status).toBe(400);
});
