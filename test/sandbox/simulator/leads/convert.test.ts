import { describe, expect, test } from "vitest";
import {
  addConversation,
  addLead,
  addUser,
  at,
  listAt,
  NOON,
  refusal,
  startWorkspace,
} from "../support/workspace.ts";

describe("POST /contacts/convert into a user who exists", () => {
  test.each([
    ["id", (id: string) => ({ id })],
    ["user_id", () => ({ user_id: "u1" })],
    ["email", () => ({ email: "U@example.test" })],
  ])("by %s: the lead is taken in, its identifiers are not", async (_, target) => {
    const workspace = await startWorkspace();
    const id = await addUser(workspace, { user_id: "u1", email: "u@example.test" });
    const lead = await addLead(workspace, { email: "l@example.test", name: "L" });
    const old = await addConversation(workspace, id);
    const conversation = await addConversation(workspace, lead);
    const words = { type: "user", message_type: "comment", intercom_user_id: lead, body: "x" };
    await workspace.post(`/conversations/${conversation}/reply`, words);
    workspace.topics();
    const { status, body } = await workspace.post("/contacts/convert", {
      contact: { id: lead },
      user: target(id),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ type: "user", id, user_id: "u1", email: "u@example.test", name: null });
    expect(workspace.topics()).toEqual(["contact.signed_up"]);
    expect(workspace.lastItem()).toMatchObject({ type: "user", id });
    expect((await workspace.get(`/contacts/${lead}`)).status).toBe(404);
    expect((await workspace.get(`/users/${lead}`)).status).toBe(404);

    const moved = await workspace.get(`/conversations/${conversation}`);
    expect(moved.body).toMatchObject({
      user: { type: "user", id },
      customers: [{ type: "user", id }],
      conversation_message: { author: { type: "user", id } },
      conversation_parts: { conversation_parts: [{ author: { type: "user", id } }] },
    });
    const own = await workspace.get(`/conversations?type=user&intercom_user_id=${id}`);
    expect(listAt(own.body, "conversations").map((one) => at(one, "id"))).toEqual([conversation, old]);
  });
});

describe("POST /contacts/convert into a new user", () => {
  test("by email: the lead becomes it, and loses its user_id", async () => {
    const workspace = await startWorkspace();
    const lead = await workspace.post("/contacts", { email: "l@example.test", name: "L" });
    const id = at(lead.body, "id");
    workspace.clock.advance(60_000);
    const { body } = await workspace.post("/contacts/convert", {
      contact: { user_id: at(lead.body, "user_id") },
      user: { email: "new@example.test" },
    });
    expect(body).toMatchObject({
      type: "user",
      id,
      user_id: null,
      anonymous: false,
      email: "new@example.test",
      name: "L",
      pseudonym: at(lead.body, "pseudonym"),
      created_at: NOON,
      signed_up_at: NOON + 60,
      remote_created_at: NOON + 60,
    });
    expect((await workspace.get(`/contacts/${id}`)).status).toBe(404);
    expect(at((await workspace.get(`/users/${id}`)).body, "type")).toBe("user");
    expect((await workspace.get("/counts")).body).toMatchObject({ user: { count: 1 }, lead: { count: 0 } });
  });

  test("by user_id: the lead's email is kept, even when another user has it", async () => {
    const workspace = await startWorkspace();
    const other = await addUser(workspace, { user_id: "u1", email: "l@example.test" });
    const lead = await addLead(workspace, { email: "l@example.test" });
    const { body } = await workspace.post("/contacts/convert", {
      contact: { id: lead },
      user: { user_id: "u2", signed_up_at: 1_500_000_000 },
    });
    expect(body).toMatchObject({ user_id: "u2", email: "l@example.test", signed_up_at: 1_500_000_000 });
    expect(at(body, "id")).not.toBe(other);
    expect(at((await workspace.get("/users?user_id=u2")).body, "id")).toBe(at(body, "id"));
    expect(at((await workspace.get("/users?email=l%40example.test")).body, "total_count")).toBe(2);
  });

  test("its conversations show a user", async () => {
    const workspace = await startWorkspace();
    const lead = await addLead(workspace);
    const conversation = await addConversation(workspace, lead);
    expect(at((await workspace.get(`/conversations/${conversation}`)).body, "user", "type")).toBe("lead");
    await workspace.post("/contacts/convert", { contact: { id: lead }, user: { user_id: "u1" } });
    expect(at((await workspace.get(`/conversations/${conversation}`)).body, "user")).toEqual({
      type: "user",
      id: lead,
    });
  });
});

describe("POST /contacts/convert refuses", () => {
  test("a body without a lead", async () => {
    const workspace = await startWorkspace();
    for (const body of [{}, { contact: {} }, { contact: [] }, { contact: { email: "a@example.test" } }]) {
      const answer = await workspace.post("/contacts/convert", { ...body, user: { user_id: "u" } });
      expect(refusal(answer)).toEqual([400, "parameter_not_found", "Contact id or user_id must be supplied"]);
    }
  });

  test("a body without a user", async () => {
    const workspace = await startWorkspace();
    const id = await addLead(workspace);
    for (const body of [{}, { user: {} }, { user: { name: "A" } }]) {
      const answer = await workspace.post("/contacts/convert", { contact: { id }, ...body });
      expect(refusal(answer).slice(0, 2)).toEqual([400, "parameter_not_found"]);
    }
    expect((await workspace.get(`/contacts/${id}`)).status).toBe(200);
  });

  test("an unknown lead, a user in a lead's place, an unknown user id, an email of several", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1", email: "a@example.test" });
    await addUser(workspace, { user_id: "u2", email: "a@example.test" });
    const lead = await addLead(workspace);
    workspace.topics();
    const convert = async (contact: object, target: object) =>
      refusal(await workspace.post("/contacts/convert", { contact, user: target }));
    expect(await convert({ id: "none" }, { user_id: "u1" })).toEqual([404, "not_found", "Contact Not Found"]);
    expect(await convert({ user_id: "none" }, { user_id: "u1" })).toEqual([
      404,
      "not_found",
      "Contact Not Found",
    ]);
    expect(await convert({ id: user }, { user_id: "u1" })).toEqual([404, "not_found", "Contact Not Found"]);
    expect(await convert({ id: lead }, { id: "none" })).toEqual([404, "not_found", "User Not Found"]);
    expect((await convert({ id: lead }, { email: "a@example.test" })).slice(0, 2)).toEqual([409, "conflict"]);
    expect(workspace.topics()).toEqual([]);
  });

  test("to convert twice", async () => {
    const workspace = await startWorkspace();
    const id = await addLead(workspace);
    const body = { contact: { id }, user: { user_id: "u1" } };
    expect((await workspace.post("/contacts/convert", body)).status).toBe(200);
    expect(refusal(await workspace.post("/contacts/convert", body))).toEqual([
      404,
      "not_found",
      "Contact Not Found",
    ]);
  });
});
