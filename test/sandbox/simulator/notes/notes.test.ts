import { expect, test } from "vitest";
import { addLead, addUser, at, listAt, NOON, RHEA, refusal, startWorkspace } from "../support/workspace.ts";

test("a note has its author only when one is named, and fires nothing", async () => {
  const workspace = await startWorkspace();
  const user = await addUser(workspace, { user_id: "u1", email: "mira@example.net" });
  workspace.topics();
  const { body } = await workspace.post("/notes", { user: { id: user }, body: "Wants a demo", admin_id: 11 });
  expect(body).toEqual({
    type: "note",
    id: "90512",
    created_at: NOON,
    body: "<p>Wants a demo</p>",
    author: { type: "admin", id: RHEA, name: "Rhea Quill", email: "rhea@example.com", companies: [] },
    user: { type: "user", id: user },
  });
  expect((await workspace.get("/notes/90512")).body).toEqual(body);
  const second = await workspace.post("/notes", { email: "mira@example.net", body: "<b>Again</b>" });
  expect(second.body).toEqual({
    type: "note",
    id: "90513",
    created_at: NOON,
    body: "<b>Again</b>",
    user: { type: "user", id: user },
  });
  for (const query of [`id=${user}`, `intercom_user_id=${user}`, "user_id=u1", "email=mira%40example.net"]) {
    const list = await workspace.get(`/notes?${query}`);
    expect(list.body).toEqual({ type: "note.list", notes: [body, second.body], pages: {} });
  }
  expect(workspace.topics()).toEqual([]);
});

test("a lead's note is of a contact", async () => {
  const workspace = await startWorkspace();
  const lead = await addLead(workspace);
  await workspace.post("/notes", { user: { id: lead }, body: "Hi", author: { id: RHEA } });
  const list = await workspace.get(`/notes?id=${lead}`);
  expect(at(listAt(list.body, "notes")[0], "user")).toEqual({ type: "contact", id: lead });
});

test("what is refused", async () => {
  const workspace = await startWorkspace();
  await addUser(workspace, { user_id: "u1", email: "a@example.net" });
  await addUser(workspace, { user_id: "u2", email: "a@example.net" });
  const noting = async (body: object) => refusal(await workspace.post("/notes", body)).slice(0, 2);
  expect(await noting({ user: { user_id: "u1" } })).toEqual([400, "parameter_not_found"]);
  expect(await noting({ body: "Hi" })).toEqual([400, "parameter_not_found"]);
  expect(await noting({ user: { user_id: "u9" }, body: "Hi" })).toEqual([404, "not_found"]);
  expect(await noting({ user: { email: "a@example.net" }, body: "Hi" })).toEqual([409, "conflict"]);
  expect(await noting({ user: { user_id: "u1" }, body: "Hi", admin_id: "99" })).toEqual([
    404,
    "admin_not_found",
  ]);
  expect(refusal(await workspace.get("/notes/1"))).toEqual([404, "not_found", "Resource Not Found"]);
  expect((await workspace.get("/notes")).status).toBe(400);
  expect((await workspace.get("/notes?user_id=u9")).status).toBe(404);
});
