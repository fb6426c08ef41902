import { describe, expect, test } from "vitest";
import { addLead, addUser, at, listAt, NOON, refusal, startWorkspace, textAt } from "../support/workspace.ts";

describe("POST /tags", () => {
  test("creates a tag once, whatever the case of its name, and notifies nobody", async () => {
    const workspace = await startWorkspace();
    const created = await workspace.post("/tags", { name: "Beta testers", tag_or_untag: "tag" });
    expect(created.body).toEqual({ type: "tag", name: "Beta testers", id: "40817" });
    expect((await workspace.post("/tags", { name: "BETA testers" })).body).toEqual(created.body);
    expect((await workspace.get("/tags")).body).toEqual({ type: "tag.list", tags: [created.body] });
    expect(workspace.topics()).toEqual([]);
  });

  test("renames by id, in the body or the path", async () => {
    const workspace = await startWorkspace();
    await workspace.post("/tags", { name: "a" });
    await workspace.post("/tags", { name: "taken" });
    expect((await workspace.post("/tags", { id: "40817", name: "b" })).body).toEqual({
      type: "tag",
      name: "b",
      id: "40817",
    });
    expect((await workspace.put("/tags/40817", { name: "B" })).body).toEqual({
      type: "tag",
      name: "B",
      id: "40817",
    });
    const taken = await workspace.post("/tags", { id: "40817", name: "Taken" });
    expect(refusal(taken).slice(0, 2)).toEqual([409, "resource_conflict"]);
    expect(refusal(await workspace.post("/tags", { id: "1", name: "c" }))).toEqual([
      404,
      "not_found",
      "Resource Not Found",
    ]);
    expect(refusal(await workspace.post("/tags", {})).slice(0, 2)).toEqual([400, "parameter_not_found"]);
  });

  test("tags users and leads and untags in one call; each change is notified once", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1", email: "bo@example.net" });
    await addUser(workspace, { user_id: "u2" });
    const lead = await addLead(workspace);
    workspace.topics();
    await workspace.post("/tags", { name: "VIP", users: [{ email: "BO@example.net" }, { user_id: "u2" }] });
    expect(workspace.topics()).toEqual(["user.tag.created", "user.tag.created"]);
    const again = { name: "vip", users: [{ id: lead }, { id: user }, { user_id: "u2", untag: true }] };
    expect((await workspace.post("/tags", again)).body).toEqual({ type: "tag", name: "VIP", id: "40817" });
    expect(workspace.topics()).toEqual(["contact.tag.created", "user.tag.deleted"]);
    const tags = { type: "tag.list", tags: [{ type: "tag", name: "VIP", id: "40817" }] };
    expect(at((await workspace.get(`/users/${user}`)).body, "tags")).toEqual(tags);
    expect(at((await workspace.get("/users?user_id=u2")).body, "tags", "tags")).toEqual([]);
    const list = await workspace.get("/users?tag_id=40817");
    expect(new Set(listAt(list.body, "users").map((one) => at(one, "id")))).toEqual(new Set([user, lead]));
    const leads = await workspace.get("/contacts?tag_id=40817");
    expect(listAt(leads.body, "contacts").map((one) => at(one, "id"))).toEqual([lead]);
  });

  test("the notification wraps the person, whose tags have no name, and is dated in seconds", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1" });
    const lead = await addLead(workspace);
    await workspace.post("/tags", { name: "VIP", users: [{ id: user }] });
    expect(workspace.lastItem()).toMatchObject({
      type: "user_tag",
      created_at: NOON,
      tag: { type: "tag", id: "40817", name: "VIP" },
      user: { type: "user", id: user, created_at: "2019-06-19T12:00:00.000+00:00" },
      admin: { type: "admin" },
    });
    expect(at(workspace.lastItem(), "user", "tags", "tags")).toEqual([{ type: "tag", id: "40817" }]);
    await workspace.post("/tags", { name: "VIP", users: [{ id: lead }] });
    await workspace.post("/tags", { name: "VIP", users: [{ id: lead, untag: true }] });
    expect(workspace.lastItem()).toMatchObject({
      type: "contact_tag",
      contact: { type: "contact", id: lead },
    });
    expect(at(workspace.lastItem(), "contact", "tags", "tags")).toEqual([]);
  });

  test("is all or nothing", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1", email: "a@example.net" });
    await addUser(workspace, { user_id: "u2", email: "a@example.net" });
    const lead = await addLead(workspace, { email: "lead@example.net" });
    const uuid = textAt((await workspace.get(`/users/${lead}`)).body, "user_id");
    workspace.topics();
    const tagging = async (targets: object) =>
      refusal(await workspace.post("/tags", { name: "new", ...targets })).slice(0, 2);
    expect(await tagging({ users: [{ id: user }, { user_id: "u9" }] })).toEqual([404, "not_found"]);
    expect(await tagging({ users: [{ id: user }, { email: "a@example.net" }] })).toEqual([409, "conflict"]);
    // Leads go by their id alone.
    expect(await tagging({ users: [{ id: user }, { email: "lead@example.net" }] })).toEqual([
      404,
      "not_found",
    ]);
    expect(await tagging({ users: [{ id: user }, { user_id: uuid }] })).toEqual([404, "not_found"]);
    expect(await tagging({ users: [{ id: user }, {}] })).toEqual([400, "parameter_not_found"]);
    expect(await tagging({ users: [{ id: user }, "u2"] })).toEqual([400, "type_mismatch"]);
    expect(await tagging({ companies: [{ company_id: "c" }] })).toEqual([404, "company_not_found"]);
    expect(await tagging({ users: [{ id: user }], companies: [{ company_id: "c" }] })).toEqual([
      400,
      "parameter_invalid",
    ]);
    expect(at((await workspace.get(`/users/${user}`)).body, "tags", "tags")).toEqual([]);
    expect((await workspace.get("/tags")).body).toEqual({ type: "tag.list", tags: [] });
    expect(workspace.topics()).toEqual([]);
  });

  test("tags companies, which is not notified", async () => {
    const workspace = await startWorkspace();
    const company = textAt(
      (await workspace.post("/companies", { company_id: "c", name: "Holt" })).body,
      "id",
    );
    workspace.topics();
    await workspace.post("/tags", { name: "Partner", companies: [{ id: company }] });
    expect(at((await workspace.get(`/companies/${company}`)).body, "tags", "tags")).toEqual([
      { type: "tag", name: "Partner", id: "40817" },
    ]);
    await workspace.post("/tags", { name: "Partner", companies: [{ name: "Holt", untag: true }] });
    expect(at((await workspace.get(`/companies/${company}`)).body, "tags", "tags")).toEqual([]);
    expect(workspace.topics()).toEqual([]);
  });
});

test("DELETE /tags/{id} untags everything, without a body and without notifications", async () => {
  const workspace = await startWorkspace();
  const user = await addUser(workspace, { user_id: "u1" });
  await workspace.post("/tags", { name: "VIP", users: [{ id: user }] });
  workspace.topics();
  const answer = await workspace.del("/tags/40817");
  expect([answer.status, answer.body]).toEqual([200, ""]);
  expect(at((await workspace.get(`/users/${user}`)).body, "tags", "tags")).toEqual([]);
  expect((await workspace.get("/tags/40817")).status).toBe(404);
  expect((await workspace.del("/tags/40817")).status).toBe(404);
  expect(workspace.topics()).toEqual([]);
});
