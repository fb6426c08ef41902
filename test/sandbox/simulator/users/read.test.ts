import { describe, expect, test } from "vitest";
import {
  addConversation,
  addLead,
  addUser,
  at,
  listAt,
  refusal,
  startWorkspace,
  type TestWorkspace,
} from "../support/workspace.ts";

const DAY_MS = 86_400_000;

async function userIds(workspace: TestWorkspace, query: string) {
  const { body } = await workspace.get(`/users?${query}`);
  return listAt(body, "users").map((user) => at(user, "user_id"));
}

describe("GET /users", () => {
  test("lists users only, newest first", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1" });
    await addLead(workspace);
    await addUser(workspace, { user_id: "u2" });
    const { body } = await workspace.get("/users");
    expect(body).toMatchObject({ type: "user.list", limited: false, total_count: 2 });
    expect(listAt(body, "users").map((user) => at(user, "user_id"))).toEqual(["u2", "u1"]);
    expect(listAt(body, "users").map((user) => at(user, "anonymous"))).toEqual([false, false]);
  });

  test("an empty list", async () => {
    const workspace = await startWorkspace();
    expect((await workspace.get("/users")).body).toEqual({
      type: "user.list",
      limited: false,
      total_count: 0,
      users: [],
      pages: { type: "pages", next: null, page: 1, per_page: 50, total_pages: 0 },
    });
  });

  test("sorts by each of the four stamps, either way; those without the stamp count as oldest", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "a", last_request_at: 300, signed_up_at: 10 });
    workspace.clock.advance(1_000);
    await addUser(workspace, { user_id: "b", last_request_at: 100, signed_up_at: 30 });
    workspace.clock.advance(1_000);
    await addUser(workspace, { user_id: "c", signed_up_at: 20 });
    workspace.clock.advance(1_000);
    await workspace.post("/users", { user_id: "a", name: "A" });
    expect(await userIds(workspace, "sort=created_at&order=asc")).toEqual(["a", "b", "c"]);
    expect(await userIds(workspace, "order=desc")).toEqual(["c", "b", "a"]);
    expect(await userIds(workspace, "sort=last_request_at")).toEqual(["a", "b", "c"]);
    expect(await userIds(workspace, "sort=signed_up_at&order=asc")).toEqual(["a", "c", "b"]);
    expect(await userIds(workspace, "sort=updated_at")).toEqual(["a", "c", "b"]);
  });

  test("created_since is a number of days", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "old" });
    workspace.clock.advance(2 * DAY_MS);
    await addUser(workspace, { user_id: "new" });
    expect(await userIds(workspace, "created_since=1")).toEqual(["new"]);
    expect(await userIds(workspace, "created_since=2")).toEqual(["new", "old"]);
  });

  test("by email or phone it is still a list, of users alone", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1", email: "a+b@example.test", phone: "+49 1" });
    await addUser(workspace, { user_id: "u2", email: "c@example.test" });
    await addLead(workspace, { email: "a+b@example.test", phone: "+49 1" });
    expect(await userIds(workspace, "email=A%2Bb%40example.test")).toEqual(["u1"]);
    expect(await userIds(workspace, "phone=%2B49%201")).toEqual(["u1"]);
    expect((await workspace.get("/users?email=nobody%40example.test")).body).toMatchObject({
      type: "user.list",
      limited: false,
      users: [],
      pages: { total_pages: 0 },
    });
  });

  test("an unknown query member is ignored", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1" });
    expect(await userIds(workspace, "type=users")).toEqual(["u1"]);
  });

  test.each([
    ["sort=name", [400, "parameter_invalid"]],
    ["order=up", [400, "parameter_invalid"]],
    ["created_since=soon", [400, "parameter_invalid"]],
    ["tag_id=1&segment_id=2", [400, "parameter_invalid"]],
    ["tag_id=1", [404, "not_found"]],
    ["segment_id=2", [404, "not_found"]],
  ])("%s is refused", async (query, expected) => {
    const workspace = await startWorkspace();
    expect(refusal(await workspace.get(`/users?${query}`)).slice(0, 2)).toEqual(expected);
  });
});

describe("one user", () => {
  test("by id or user_id is the object; a lead's id is understood", async () => {
    const workspace = await startWorkspace();
    const id = await addUser(workspace, { user_id: "u 1" });
    const lead = await addLead(workspace);
    expect(at((await workspace.get(`/users/${id}`)).body, "type")).toBe("user");
    expect(at((await workspace.get("/users?user_id=u%201")).body, "id")).toBe(id);
    expect(at((await workspace.get(`/users/${lead}`)).body, "type")).toBe("contact");
  });

  test("a lead's user_id is no user's", async () => {
    const workspace = await startWorkspace();
    const { body } = await workspace.post("/contacts", {});
    const answer = await workspace.get(`/users?user_id=${at(body, "user_id")}`);
    expect(refusal(answer)).toEqual([404, "not_found", "User Not Found"]);
  });
});

describe("DELETE /users", () => {
  test.each([
    ["id", (id: string) => `/users/${id}`],
    ["user_id", () => "/users?user_id=u1"],
    ["email", () => "/users?email=A%40example.test"],
  ])("by %s answers the user, who is gone with every conversation", async (_, path) => {
    const workspace = await startWorkspace();
    const id = await addUser(workspace, { user_id: "u1", email: "a@example.test" });
    const conversation = await addConversation(workspace, id);
    const before = await workspace.get(`/users/${id}`);
    workspace.topics();
    const { status, body } = await workspace.del(path(id));
    expect(status).toBe(200);
    expect(body).toEqual(before.body);
    expect(workspace.topics()).toEqual(["user.deleted"]);
    expect(workspace.lastItem()).toEqual({ type: "user", id, user_id: "u1", email: "a@example.test" });
    expect((await workspace.get(`/users/${id}`)).status).toBe(404);
    expect((await workspace.get("/users?user_id=u1")).status).toBe(404);
    expect(at((await workspace.get("/users?email=a%40example.test")).body, "total_count")).toBe(0);
    expect((await workspace.get(`/conversations/${conversation}`)).status).toBe(404);
    expect(at((await workspace.get("/conversations")).body, "total_count")).toBe(0);
  });

  test("afterwards the same user_id makes a fresh user", async () => {
    const workspace = await startWorkspace();
    const id = await addUser(workspace, { user_id: "u1" });
    await workspace.del(`/users/${id}`);
    expect(await addUser(workspace, { user_id: "u1" })).not.toBe(id);
  });

  test("refuses an unknown user, a lead, an email of several, nobody", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1", email: "a@example.test" });
    await addUser(workspace, { user_id: "u2", email: "a@example.test" });
    const lead = await addLead(workspace);
    const notFound = [404, "not_found", "User Not Found"];
    expect(refusal(await workspace.del("/users/none"))).toEqual(notFound);
    expect(refusal(await workspace.del("/users?user_id=u3"))).toEqual(notFound);
    expect(refusal(await workspace.del("/users?email=b%40example.test"))).toEqual(notFound);
    expect(refusal(await workspace.del(`/users/${lead}`))).toEqual(notFound);
    expect(refusal(await workspace.del("/users?email=a%40example.test")).slice(0, 2)).toEqual([
      409,
      "conflict",
    ]);
    expect(refusal(await workspace.del("/users")).slice(0, 2)).toEqual([400, "parameter_not_found"]);
    expect(at((await workspace.get("/counts")).body, "user", "count")).toBe(2);
  });
});
