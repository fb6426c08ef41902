import { expect, test } from "vitest";
import { at, textAt } from "../../sandbox/simulator/support/workspace.ts";
import { type OfficialWorkspace, startOfficial } from "../support/official-client.ts";

const DIGITS = expect.stringMatching(/^\d+$/);

/** A user asks; answers the ids of the user and of the conversation, by the recipe of the docs. */
async function ask({ call }: OfficialWorkspace) {
  const user = textAt((await call("users", "create", { user_id: "u-77", name: "Mira Holt" })).body, "id");
  const message = await call("messages", "create", {
    from: { type: "user", id: user },
    body: "Is it in stock?",
  });
  const list = await call("conversations", "list", { type: "user", intercom_user_id: user });
  expect(at(list.body, "conversations", 0, "conversation_message", "id")).toBe(at(message.body, "id"));
  return { user, message, list, id: textAt(list.body, "conversations", 0, "id") };
}

const asked = (user: string) => ({
  type: "conversation",
  id: DIGITS,
  created_at: 1_560_945_600,
  updated_at: 1_560_945_600,
  waiting_since: 1_560_945_600,
  snoozed_until: null,
  sent_at: 1_560_945_600,
  user: { type: "user", id: user },
  customers: [{ type: "user", id: user }],
  customer_first_reply: { type: "conversation", created_at: 1_560_945_600, url: null },
  assignee: { type: "nobody_admin", id: null },
  open: true,
  state: "open",
  read: expect.any(Boolean),
  conversation_message: {
    type: "conversation",
    id: DIGITS,
    delivered_as: "customer_initiated",
    subject: "",
    body: "<p>Is it in stock?</p>",
    // `name` and `email` of an author are new in 1.3.
    author: { type: "user", id: user, name: "Mira Holt", email: null },
    attachments: [],
    url: null,
  },
  conversation_rating: {
    rating: null,
    remark: null,
    created_at: null,
    customer: { type: null, id: null },
    teammate: { type: null, id: null },
  },
  tags: { type: "tag.list", tags: [] },
});

export function inbox(): void {
  test("a user's message becomes an open conversation that nobody has", async () => {
    const workspace = await startOfficial();
    const { user, message, list, id } = await ask(workspace);
    expect(message.body).toEqual({
      type: "user_message",
      id: DIGITS,
      created_at: 1_560_945_600,
      body: "Is it in stock?",
      message_type: "inapp",
    });
    expect(list.body).toMatchObject({
      type: "conversation.list",
      conversations: [asked(user)],
      pages: { type: "pages", next: null, page: 1, per_page: 20, total_pages: 1 },
    });
    expect((await workspace.call("conversations", "find", { id })).body).toEqual({
      ...asked(user),
      conversation_parts: { type: "conversation_part.list", conversation_parts: [], total_count: 0 },
    });
  });

  test("an admin's email is a message, not yet a conversation", async () => {
    const { call } = await startOfficial();
    const id = textAt((await call("users", "create", { user_id: "u-77" })).body, "id");
    const sent = await call("messages", "create", {
      message_type: "email",
      subject: "Hey",
      body: "Hi there",
      template: "plain",
      from: { type: "admin", id: "11" },
      to: { type: "user", id },
    });
    expect(sent.body).toMatchObject({
      type: "admin_message",
      id: DIGITS,
      created_at: 1_560_945_600,
      message_type: "email",
      subject: "Hey",
      body: "Hi there",
      template: "plain",
      owner: { type: "admin", id: "11", name: "Rhea Quill", email: "rhea@example.com" },
    });
    expect((await call("conversations", "list", {})).body).toMatchObject({ conversations: [] });
  });

  test("replies are parts of the conversation", async () => {
    const workspace = await startOfficial();
    const { user, id } = await ask(workspace);
    const rhea = { id, type: "admin", admin_id: "11" };
    const assign = { ...rhea, message_type: "assignment", assignee_id: "12" };
    await workspace.call("conversations", "reply", assign);
    workspace.clock.advance(60_000);
    await workspace.call("conversations", "reply", { ...rhea, message_type: "note", body: "Ask Marek" });
    await workspace.call("conversations", "reply", { ...rhea, message_type: "comment", body: "Hello!" });
    const thanks = { id, type: "user", message_type: "comment", intercom_user_id: user, body: "Thanks" };
    await workspace.call("conversations", "reply", thanks);
    const { body } = await workspace.call("conversations", "reply", { ...rhea, message_type: "close" });
    expect(body).toMatchObject({
      type: "conversation",
      id,
      open: false,
      state: "closed",
      assignee: { type: "admin", id: "12" },
      conversation_parts: {
        total_count: 5,
        conversation_parts: [
          { part_type: "assignment", body: null, assigned_to: { type: "admin", id: "12" } },
          { part_type: "note", body: "<p>Ask Marek</p>", author: { type: "admin", id: "11" } },
          { part_type: "comment", body: "<p>Hello!</p>", author: { type: "admin", id: "11" } },
          { part_type: "comment", body: "<p>Thanks</p>", author: { type: "user", id: user } },
          { part_type: "close", body: null, author: { type: "admin", id: "11" } },
        ],
      },
    });
    expect(at(body, "conversation_parts", "conversation_parts", 2)).toEqual({
      type: "conversation_part",
      id: DIGITS,
      part_type: "comment",
      body: "<p>Hello!</p>",
      created_at: 1_560_945_660,
      updated_at: 1_560_945_660,
      notified_at: 1_560_945_660,
      assigned_to: null,
      author: { type: "admin", id: "11", name: "Rhea Quill", email: "rhea@example.com" },
      attachments: [],
      external_id: null,
    });
  });

  test("markAsRead", async () => {
    const workspace = await startOfficial();
    const { id } = await ask(workspace);
    const reply = { id, type: "admin", admin_id: "11", message_type: "comment", body: "Hello!" };
    expect((await workspace.call("conversations", "reply", reply)).body).toMatchObject({ read: false });
    expect((await workspace.call("conversations", "markAsRead", { id })).body).toMatchObject({ read: true });
  });
}
