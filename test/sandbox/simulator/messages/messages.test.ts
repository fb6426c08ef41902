import { describe, expect, test } from "vitest";
import { addLead, addUser, at, listAt, NOON, RHEA, refusal, startWorkspace } from "../support/workspace.ts";

describe("POST /messages from a person", () => {
  test.each([
    ["a user by id", "user", "id"],
    ["a user by user_id", "user", "user_id"],
    ["a user by email", "user", "email"],
    ["a lead by id", "contact", "id"],
    ["a lead by user_id", "contact", "user_id"],
    ["a lead by email", "contact", "email"],
  ])("%s starts an open conversation of nobody's", async (_, type, by) => {
    const workspace = await startWorkspace();
    const email = "a@example.test";
    const person = (
      type === "user"
        ? await workspace.post("/users", { user_id: "u1", email })
        : await workspace.post("/contacts", { email })
    ).body;
    workspace.topics();
    const body = "Is 1 < 2?\nReally";
    const answer = await workspace.post("/messages", { from: { type, [by]: at(person, by) }, body });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      type: "user_message",
      id: expect.stringMatching(/^\d+$/),
      created_at: NOON,
      body,
      message_type: "inapp",
    });
    expect(workspace.topics()).toEqual(["conversation.user.created"]);

    const list = await workspace.get("/conversations");
    const id = at(list.body, "conversations", 0, "id");
    expect(id).not.toBe(at(answer.body, "id"));
    const customer = { type: type === "user" ? "user" : "lead", id: at(person, "id") };
    expect((await workspace.get(`/conversations/${id}`)).body).toEqual({
      type: "conversation",
      id,
      created_at: NOON,
      updated_at: NOON,
      waiting_since: NOON,
      snoozed_until: null,
      sent_at: NOON,
      user: customer,
      customers: [customer],
      customer_first_reply: { type: "conversation", created_at: NOON, url: null },
      assignee: { type: "nobody_admin", id: null },
      open: true,
      state: "open",
      read: true,
      conversation_message: {
        type: "conversation",
        id: at(answer.body, "id"),
        delivered_as: "customer_initiated",
        subject: "",
        body: "<p>Is 1 &lt; 2?<br>Really</p>",
        author: { ...customer, name: at(person, "pseudonym"), email },
        attachments: [],
        url: null,
      },
      conversation_parts: { type: "conversation_part.list", conversation_parts: [], total_count: 0 },
      conversation_rating: {
        rating: null,
        remark: null,
        created_at: null,
        customer: { type: null, id: null },
        teammate: { type: null, id: null },
      },
      tags: { type: "tag.list", tags: [] },
    });
    expect((await workspace.get(`/conversations/${id}?display_as=plaintext`)).body).toMatchObject({
      conversation_message: { body: "Is 1 < 2?\nReally" },
    });
    expect(refusal(await workspace.get(`/conversations/${at(answer.body, "id")}`))).toEqual([
      404,
      "not_found",
      "Resource Not Found",
    ]);
  });

  test("an author's many members, as the Java client sends them, do no harm", async () => {
    const workspace = await startWorkspace();
    const id = await addUser(workspace, { user_id: "u1" });
    const from = { type: "user", id, name: null, custom_attributes: {}, avatar: {}, created_at: 0 };
    expect((await workspace.post("/messages", { from, body: "x", created_at: 0 })).status).toBe(200);
  });
});

describe("POST /messages from an admin", () => {
  test("in the app: the message; its conversation waits for the recipient", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1", email: "a@example.test" });
    workspace.topics();
    const answer = await workspace.post("/messages", {
      message_type: "inapp",
      subject: "ignored",
      body: "Hi <b>there</b>",
      from: { type: "admin", id: RHEA },
      to: { type: "user", email: "a@example.test" },
    });
    expect(answer.body).toEqual({
      type: "admin_message",
      id: expect.stringMatching(/^\d+$/),
      created_at: NOON,
      message_type: "inapp",
      body: "Hi <b>there</b>",
      owner: {
        type: "admin",
        id: "11",
        name: "Rhea Quill",
        email: "rhea@example.com",
        avatar: { type: "avatar", image_url: null },
        away_mode_enabled: false,
        away_mode_reassign: false,
      },
    });
    expect(workspace.topics()).toEqual(["conversation.admin.single.created"]);
    const conversation = at(workspace.lastItem(), "id");
    expect((await workspace.get("/conversations")).body).toMatchObject({ total_count: 0, conversations: [] });
    expect((await workspace.get("/counts?type=conversation")).body).toMatchObject({
      conversation: { open: 0, closed: 0, assigned: 0, unassigned: 0 },
    });
    const before = await workspace.get(`/conversations/${conversation}`);
    expect(before.body).toMatchObject({
      assignee: { type: "admin", id: "11" },
      open: false,
      state: "closed",
      read: false,
      waiting_since: null,
      customer_first_reply: null,
      conversation_message: {
        type: "conversation",
        delivered_as: "admin_initiated",
        author: { type: "admin" },
      },
    });

    workspace.clock.advance(60_000);
    const reply = await workspace.post("/conversations/last/reply", {
      type: "user",
      message_type: "comment",
      intercom_user_id: user,
      body: "Hello",
    });
    expect(reply.body).toMatchObject({
      id: conversation,
      open: true,
      state: "open",
      waiting_since: NOON + 60,
      customer_first_reply: { created_at: NOON + 60 },
      conversation_parts: { conversation_parts: [{ part_type: "open", body: "<p>Hello</p>" }] },
    });
    expect(workspace.topics()).toEqual(["conversation.user.replied"]);
    const list = await workspace.get("/conversations");
    expect(listAt(list.body, "conversations").map((one) => at(one, "id"))).toEqual([conversation]);
  });

  test("by email: subject and template come back", async () => {
    const workspace = await startWorkspace();
    const lead = await addLead(workspace);
    const answer = await workspace.post("/messages", {
      message_type: "email",
      subject: "Hey",
      body: "Hi there",
      template: "personal",
      from: { type: "admin", id: 11 },
      to: { type: "contact", id: lead },
    });
    expect(answer.body).toMatchObject({
      message_type: "email",
      subject: "Hey",
      template: "personal",
      body: "Hi there",
    });
    const conversation = await workspace.get(`/conversations/${at(workspace.lastItem(), "id")}`);
    expect(conversation.body).toMatchObject({
      conversation_message: { type: "email", subject: "Hey", body: "<p>Hi there</p>" },
    });
  });
});

describe("POST /messages refuses", () => {
  const from = { type: "admin", id: RHEA };
  const inapp = { message_type: "inapp", from, body: "x" };
  const to = { type: "user", user_id: "u1" };
  test.each([
    ["no body at all", {}, [400, "parameter_invalid", "Body is required"]],
    ["an empty body", { ...inapp, to, body: " " }, [400, "parameter_invalid", "Body is required"]],
    ["no sender", { body: "x" }, [400, "parameter_not_found", "from is required"]],
    [
      "a sender of another kind",
      { body: "x", from: { type: "team", id: "21" } },
      [400, "parameter_invalid", "from.type must be user, contact or admin"],
    ],
    [
      "an unknown user",
      { body: "x", from: { type: "user", id: "none" } },
      [404, "not_found", "Resource Not Found"],
    ],
    [
      "an unknown lead",
      { body: "x", from: { type: "contact", id: "none" } },
      [404, "not_found", "Resource Not Found"],
    ],
    [
      "a person without identifier",
      { body: "x", from: { type: "user" } },
      [400, "parameter_not_found", "id, user_id or email must be supplied"],
    ],
    [
      "an unknown admin",
      { ...inapp, from: { type: "admin", id: "99" }, to },
      [404, "not_found", "Resource Not Found"],
    ],
    [
      "an unknown recipient",
      { ...inapp, to: { type: "user", id: "none" } },
      [404, "not_found", "Resource Not Found"],
    ],
    ["no recipient", inapp, [400, "parameter_not_found", "to is required"]],
    [
      "a lead by email",
      { ...inapp, to: { type: "contact", email: "l@example.test" } },
      [400, "parameter_not_found", "id, user_id or email must be supplied"],
    ],
    [
      "no message_type",
      { from, to, body: "x" },
      [400, "parameter_invalid", "message_type must be inapp or email"],
    ],
    [
      "an email without subject",
      { ...inapp, to, message_type: "email" },
      [422, "parameter_not_found", "No subject supplied for email message"],
    ],
    [
      "an unknown template",
      { ...inapp, to, message_type: "email", subject: "S", template: "company" },
      [400, "parameter_invalid", "template must be plain or personal"],
    ],
  ])("%s", async (_, body, expected) => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1" });
    await addLead(workspace, { email: "l@example.test" });
    workspace.topics();
    expect(refusal(await workspace.post("/messages", body))).toEqual(expected);
    expect(workspace.topics()).toEqual([]);
    expect(at((await workspace.get("/conversations")).body, "total_count")).toBe(0);
  });

  test("a user's id under the type of a lead, and the other way round", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1" });
    const lead = await addLead(workspace);
    expect(
      (await workspace.post("/messages", { from: { type: "contact", id: user }, body: "x" })).status,
    ).toBe(404);
    expect((await workspace.post("/messages", { from: { type: "user", id: lead }, body: "x" })).status).toBe(
      404,
    );
  });
});
