import { describe, expect, test } from "vitest";
import { addUser, at, listAt, NOON, refusal, startWorkspace, textAt } from "../support/workspace.ts";

const UNKNOWN = [404, "not_found", "Visitor Not Found"];

async function startWithVisitor() {
  const workspace = await startWorkspace();
  const { body } = await workspace.door("POST", "visitors", { name: "Sam" });
  return { workspace, visitor: body, id: textAt(body, "id"), userId: textAt(body, "user_id") };
}

describe("a visitor", () => {
  test("comes by the back door, is viewed by id or user_id, and is none of the people", async () => {
    const { workspace, visitor, id, userId } = await startWithVisitor();
    expect(visitor).toMatchObject({
      type: "visitor",
      anonymous: true,
      name: "Sam",
      email: null,
      last_request_at: NOON,
    });
    for (const path of [`/visitors/${id}`, `/visitors?user_id=${userId}`, `/visitors/?user_id=${userId}`]) {
      expect((await workspace.get(path)).body).toEqual(visitor);
    }
    expect((await workspace.get(`/users/${id}`)).status).toBe(404);
    expect((await workspace.get(`/contacts/${id}`)).status).toBe(404);
    expect((await workspace.get("/counts")).body).toMatchObject({ user: { count: 0 }, lead: { count: 0 } });
    expect(workspace.topics()).toEqual([]);
    expect(refusal(await workspace.get("/visitors/1"))).toEqual(UNKNOWN);
    expect(refusal(await workspace.get("/visitors?user_id=1"))).toEqual(UNKNOWN);
    expect(refusal(await workspace.get("/visitors")).slice(0, 2)).toEqual([400, "parameter_not_found"]);
  });

  test("is updated in three ways, and stays a visitor without an email", async () => {
    const { workspace, id, userId } = await startWithVisitor();
    await workspace.put("/visitors", { user_id: userId, name: "One" });
    await workspace.post("/visitors", { id, phone: "+49" });
    const { body } = await workspace.put(`/visitors/${id}`, { custom_attributes: { plan: "pro" } });
    expect(body).toMatchObject({
      type: "visitor",
      id,
      name: "One",
      phone: "+49",
      custom_attributes: { plan: "pro" },
    });
    expect(workspace.topics()).toEqual([]);
    expect(refusal(await workspace.put("/visitors", { id: "1" }))).toEqual(UNKNOWN);
    expect((await workspace.put("/visitors", { email: "sam@example.net" })).status).toBe(400);
  });

  test("becomes a lead by an email, with the same ids", async () => {
    const { workspace, id, userId } = await startWithVisitor();
    const { body } = await workspace.put("/visitors", { id, email: "Sam@example.net" });
    expect(body).toMatchObject({ type: "contact", id, user_id: userId, email: "sam@example.net" });
    expect(workspace.topics()).toEqual(["contact.created", "contact.added_email"]);
    expect((await workspace.get(`/contacts/${id}`)).body).toEqual(body);
    expect(refusal(await workspace.get(`/visitors/${id}`))).toEqual(UNKNOWN);
  });

  test("becomes a lead by a message", async () => {
    const { workspace, id, userId } = await startWithVisitor();
    const sent = await workspace.post("/messages", {
      from: { type: "contact", user_id: userId },
      body: "Hi",
    });
    expect(sent.status).toBe(200);
    expect(workspace.topics()).toEqual(["contact.created", "conversation.user.created"]);
    const list = await workspace.get(`/conversations?type=user&intercom_user_id=${id}`);
    expect(listAt(list.body, "conversations")).toMatchObject([{ user: { type: "lead", id } }]);
  });

  test("is deleted, and that is the answer", async () => {
    const { workspace, visitor, id } = await startWithVisitor();
    expect((await workspace.del(`/visitors/${id}`)).body).toEqual(visitor);
    expect(refusal(await workspace.del(`/visitors/${id}`))).toEqual(UNKNOWN);
    expect(workspace.topics()).toEqual([]);
  });
});

describe("POST /visitors/convert", () => {
  test("to a lead keeps the ids", async () => {
    const { workspace, id, userId } = await startWithVisitor();
    const { body } = await workspace.post("/visitors/convert", {
      visitor: { user_id: userId },
      type: "lead",
    });
    expect(body).toMatchObject({ type: "contact", id, user_id: userId, name: "Sam" });
    expect(workspace.topics()).toEqual(["contact.created"]);
  });

  test("to a new user replaces the identifiers and notifies the user", async () => {
    const { workspace, id } = await startWithVisitor();
    const user = { email: "sam@example.net" };
    const { body } = await workspace.post("/visitors/convert", { visitor: { id }, user, type: "user" });
    expect(body).toMatchObject({
      type: "user",
      id,
      user_id: null,
      email: "sam@example.net",
      anonymous: false,
      signed_up_at: NOON,
    });
    expect(workspace.topics()).toEqual(["visitor.signed_up"]);
    expect(workspace.lastItem()).toMatchObject({
      type: "user",
      id,
      signed_up_at: "2019-06-19T12:00:00.000+00:00",
    });
    expect(refusal(await workspace.get(`/visitors/${id}`))).toEqual(UNKNOWN);
  });

  test("into a user who exists leaves that user's identifiers and ends the visitor", async () => {
    const { workspace, id } = await startWithVisitor();
    const existing = await addUser(workspace, { user_id: "u1", name: "Mira" });
    const { body } = await workspace.post("/visitors/convert", {
      visitor: { id },
      user: { user_id: "u1" },
      type: "user",
    });
    expect(body).toMatchObject({ type: "user", id: existing, user_id: "u1", name: "Mira" });
    expect((await workspace.get(`/users/${id}`)).status).toBe(404);
    expect(refusal(await workspace.get(`/visitors/${id}`))).toEqual(UNKNOWN);
    expect((await workspace.get("/counts")).body).toMatchObject({ user: { count: 1 }, lead: { count: 0 } });
  });

  test("refuses, and leaves the visitor as it was", async () => {
    const { workspace, visitor, id } = await startWithVisitor();
    const converting = async (body: object) =>
      refusal(await workspace.post("/visitors/convert", body)).slice(0, 2);
    expect(await converting({ visitor: { id } })).toEqual([400, "parameter_not_found"]);
    expect(await converting({ visitor: { id }, type: "contact" })).toEqual([400, "parameter_invalid"]);
    expect(await converting({ visitor: { email: "sam@example.net" }, type: "lead" })).toEqual([
      400,
      "parameter_not_found",
    ]);
    expect(await converting({ visitor: { id }, type: "user" })).toEqual([400, "parameter_not_found"]);
    expect(await converting({ visitor: { id }, user: { id: "1" }, type: "user" })).toEqual([
      404,
      "not_found",
    ]);
    expect((await workspace.get(`/visitors/${id}`)).body).toEqual(visitor);
    expect(at(visitor, "type")).toBe("visitor");
  });
});
