import { describe, expect, test } from "vitest";
import { addConversation, addLead, addUser, at, RHEA, startWorkspace } from "../support/workspace.ts";

describe("POST /_simulator/messages", () => {
  test("makes a lead of somebody unknown, and tells all of it", async () => {
    const workspace = await startWorkspace();
    const said = { name: "Lea", email: "Lea@example.test", body: "1 < 2?" };
    const { body } = await workspace.door("POST", "messages", said);
    expect(workspace.topics()).toEqual([
      "contact.created",
      "contact.added_email",
      "conversation.user.created",
    ]);
    expect((await workspace.get(`/contacts/${at(body, "person_id")}`)).body).toMatchObject({
      name: "Lea",
      email: "lea@example.test",
    });
    expect((await workspace.get(`/conversations/${at(body, "conversation_id")}`)).body).toMatchObject({
      user: { type: "lead", id: at(body, "person_id") },
      state: "open",
      read: true,
      assignee: { type: "nobody_admin" },
      conversation_message: { id: at(body, "message_id"), body: "<p>1 &lt; 2?</p>" },
    });
    const again = await workspace.door("POST", "messages", said);
    expect(at(again.body, "person_id")).toBe(at(body, "person_id"));
    expect(at(again.body, "conversation_id")).not.toBe(at(body, "conversation_id"));
    expect(workspace.topics()).toEqual(["conversation.user.created"]);
  });

  test("knows a user by the email, and takes nobody for another without one", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1", email: "a@example.test" });
    const known = await workspace.door("POST", "messages", { email: "A@example.test", body: "x" });
    expect(at(known.body, "person_id")).toBe(user);
    const [one, other] = [
      await workspace.door("POST", "messages", { body: "x" }),
      await workspace.door("POST", "messages", { body: "x" }),
    ];
    expect(at(one.body, "person_id")).not.toBe(at(other.body, "person_id"));
    expect((await workspace.door("POST", "messages", { email: "b@example.test" })).status).toBe(400);
    expect(at((await workspace.get("/counts")).body, "lead", "count")).toBe(2);
  });
});

describe("POST /_simulator/people/{id}/reply", () => {
  test("is the messenger: it marks as read", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1" });
    const id = await addConversation(workspace, user);
    const second = await addConversation(workspace, user);
    await workspace.post(`/conversations/${id}/reply`, {
      admin_id: RHEA,
      message_type: "comment",
      body: "x",
    });
    workspace.topics();
    const { body } = await workspace.door("POST", `people/${user}/reply`, { body: "Thanks" });
    expect(body).toMatchObject({ id, read: true });
    expect(workspace.topics()).toEqual(["conversation.user.replied"]);
    const other = await workspace.door("POST", `people/${user}/reply`, {
      body: "x",
      conversation_id: second,
    });
    expect(at(other.body, "id")).toBe(second);
  });

  test("refuses whom and what there isn't", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1" });
    const lead = await addLead(workspace);
    const id = await addConversation(workspace, lead);
    const said = async (person: string, body: object) =>
      at((await workspace.door("POST", `people/${person}/reply`, body)).body, "error");
    expect(await said("none", { body: "x" })).toBe("There is no user or lead none.");
    expect(await said(user, { body: "x" })).toBe("The person has no such conversation.");
    expect(await said(user, { body: "x", conversation_id: id })).toBe("The person has no such conversation.");
    expect(await said(lead, {})).toBe('"body" must be a text that is not empty.');
  });
});
