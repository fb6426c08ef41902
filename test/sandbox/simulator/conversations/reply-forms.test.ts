import { describe, expect, test } from "vitest";
import {
  addConversation,
  addUser,
  at,
  listAt,
  RHEA,
  startWorkspace,
  type TestWorkspace,
} from "../support/workspace.ts";

describe("how a reply may be written", () => {
  async function conversation(): Promise<[TestWorkspace, string, string]> {
    const workspace = await startWorkspace();
    const person = await addUser(workspace, { user_id: "u1", email: "a@example.test" });
    return [workspace, await addConversation(workspace, person), person];
  }

  test.each([
    [
      "type admin_reply",
      { type: "admin_reply", admin_id: RHEA, message_type: "note", body: "x", snoozed_until: 0 },
    ],
    ["no type", { admin_id: RHEA, message_type: "note", body: "x" }],
    ["a number as admin_id", { type: "admin", admin_id: 11, message_type: "note", body: "x" }],
    [
      "the conversation's id once more",
      { admin_id: RHEA, message_type: "note", body: "x", conversation_id: "5" },
    ],
    ["type user_reply", { type: "user_reply", message_type: "comment", user_id: "u1", body: "x" }],
    ["by email", { type: "user", message_type: "comment", email: "A@example.test", body: "x" }],
    [
      "id that means no person",
      { type: "user", message_type: "comment", user_id: "u1", id: "last", body: "x" },
    ],
  ])("%s", async (_, body) => {
    const [workspace, id] = await conversation();
    const answer = await workspace.post(`/conversations/${id}/reply`, body);
    expect(answer.status).toBe(200);
    expect(listAt(answer.body, "conversation_parts", "conversation_parts")).toHaveLength(1);
  });

  test("attachments are kept by their addresses", async () => {
    const [workspace, id, person] = await conversation();
    const answer = await workspace.post(`/conversations/${id}/reply`, {
      type: "user",
      message_type: "comment",
      intercom_user_id: person,
      body: "Thanks",
      attachment_urls: ["https://files.example.test/a/b.png?x=1"],
    });
    expect(at(answer.body, "conversation_parts", "conversation_parts", 0, "attachments")).toEqual([
      {
        type: "upload",
        name: "b.png",
        url: "https://files.example.test/a/b.png?x=1",
        content_type: "application/octet-stream",
        filesize: 0,
        width: null,
        height: null,
      },
    ]);
  });

  test("authors have a name and an email", async () => {
    const [workspace, id, person] = await conversation();
    await workspace.post("/users", { user_id: "u1", name: "Ada" });
    await workspace.post(`/conversations/${id}/reply`, { admin_id: RHEA, message_type: "note", body: "x" });
    const { body } = await workspace.get(`/conversations/${id}`);
    expect(at(body, "conversation_message", "author")).toEqual({
      type: "user",
      id: person,
      name: "Ada",
      email: "a@example.test",
    });
    expect(at(body, "conversation_parts", "conversation_parts", 0, "author")).toEqual({
      type: "admin",
      id: "11",
      name: "Rhea Quill",
      email: "rhea@example.com",
    });
  });
});
