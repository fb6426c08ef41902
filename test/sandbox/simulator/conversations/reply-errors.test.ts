import { describe, expect, test } from "vitest";
import {
  addConversation,
  addUser,
  at,
  NOON,
  OLD_TEAM,
  RHEA,
  refusal,
  SEATLESS,
  startWorkspace,
} from "../support/workspace.ts";

const admin = (message_type: unknown, more: object = {}) => ({ admin_id: RHEA, message_type, ...more });
const comment = { type: "user", message_type: "comment", body: "x" };

describe("POST /conversations/{id}/reply refuses, and changes nothing", () => {
  test.each([
    ["an unknown user", { ...comment, user_id: "none" }, [404, "not_found", "User Not Found"]],
    ["a user's id as user_id", { ...comment, user_id: "OTHER_ID" }, [404, "not_found", "User Not Found"]],
    [
      "a user who takes no part",
      { ...comment, user_id: "u2" },
      [403, "action_forbidden", "The user is not part of this conversation"],
    ],
    [
      "a user's reply of nobody",
      comment,
      [400, "parameter_not_found", "intercom_user_id, user_id or email must be supplied"],
    ],
    [
      "an email of several users",
      { ...comment, email: "two@example.test" },
      [
        409,
        "conflict",
        "Multiple existing users match this email address two@example.test - must be more specific using user_id",
      ],
    ],
    [
      "a user's note",
      { ...comment, user_id: "u1", message_type: "note" },
      [400, "parameter_invalid", "message_type must be comment for a user's reply"],
    ],
    [
      "a user without words",
      { ...comment, user_id: "u1", body: "" },
      [400, "parameter_invalid", "Body is required"],
    ],
    [
      "nobody's reply",
      { message_type: "comment", body: "x" },
      [400, "parameter_invalid", "type must be user or admin"],
    ],
    ["type bot", { ...admin("note"), type: "bot" }, [400, "parameter_invalid", "type must be user or admin"]],
    [
      "an admin without id",
      { type: "admin", message_type: "close" },
      [400, "parameter_not_found", "admin_id is required"],
    ],
    ["an unknown admin", { ...admin("close"), admin_id: "99" }, [404, "admin_not_found", "Admin not found"]],
    ["a team as admin", { ...admin("close"), admin_id: "21" }, [404, "admin_not_found", "Admin not found"]],
    ["no message_type", { admin_id: RHEA }, [400, "parameter_not_found", "message_type is required"]],
    [
      "a bad message_type",
      admin("shout"),
      [
        400,
        "parameter_invalid",
        "message_type must be one of: comment, note, assignment, open, close, snoozed",
      ],
    ],
    ["message_type toString", admin("toString"), [400, "parameter_invalid", expect.any(String)]],
    ["a comment without words", admin("comment"), [400, "parameter_invalid", "Body is required"]],
    ["a note without words", admin("note", { body: " " }), [400, "parameter_invalid", "Body is required"]],
    ["words that are no text", admin("note", { body: 5 }), [400, "type_mismatch", "body must be a string"]],
    ["an assignment to no id", admin("assignment"), [400, "parameter_not_found", "assignee_id is required"]],
    [
      "an unknown assignee",
      admin("assignment", { assignee_id: "99" }),
      [404, "admin_not_found", "Admin not found"],
    ],
    [
      "a retired team",
      admin("assignment", { assignee_id: OLD_TEAM }),
      [400, "team_unavailable", "The team is retired and cannot be assigned to"],
    ],
    [
      "an assignment without an inbox seat",
      { admin_id: SEATLESS, message_type: "assignment", assignee_id: RHEA },
      [403, "action_forbidden", "The teammate who makes this call has no inbox seat"],
    ],
    ["a snooze without end", admin("snoozed"), [400, "parameter_not_found", "snoozed_until is required"]],
    [
      "a snooze until now",
      admin("snoozed", { snoozed_until: NOON }),
      [400, "parameter_invalid", "snoozed_until must be a Unix time in the future"],
    ],
    [
      "a snooze until tomorrow",
      admin("snoozed", { snoozed_until: "tomorrow" }),
      [400, "parameter_invalid", "snoozed_until must be a Unix time in the future"],
    ],
    [
      "six attachments",
      admin("note", { body: "x", attachment_urls: Array(6).fill("https://x.test/a") }),
      [400, "parameter_invalid", "attachment_urls takes up to 5"],
    ],
    [
      "an attachment that is no address",
      admin("note", { body: "x", attachment_urls: ["a.png"] }),
      [400, "parameter_invalid", "attachment_urls must hold addresses"],
    ],
    [
      "an attachment that is no text",
      admin("note", { body: "x", attachment_urls: [5] }),
      [400, "type_mismatch", "attachment_urls must be an array of strings"],
    ],
  ])("%s", async (_, body, expected) => {
    const workspace = await startWorkspace();
    const id = await addConversation(workspace, await addUser(workspace, { user_id: "u1" }));
    const other = await addUser(workspace, { user_id: "u2", email: "two@example.test" });
    await addUser(workspace, { user_id: "u3", email: "two@example.test" });
    const before = await workspace.get(`/conversations/${id}`);
    workspace.topics();
    const sent = JSON.parse(JSON.stringify(body).replace("OTHER_ID", other));
    const answer = await workspace.post(`/conversations/${id}/reply`, sent);
    expect(refusal(answer)).toEqual(expected);
    expect((await workspace.get(`/conversations/${id}`)).body).toEqual(before.body);
    expect(workspace.topics()).toEqual([]);
  });

  test("a teammate without an inbox seat may do the rest", async () => {
    const workspace = await startWorkspace();
    const id = await addConversation(workspace, await addUser(workspace, { user_id: "u1" }));
    const reply = await workspace.post(`/conversations/${id}/reply`, {
      ...admin("close"),
      admin_id: SEATLESS,
    });
    expect(reply.status).toBe(200);
  });

  test("an unknown conversation, or a message's id", async () => {
    const workspace = await startWorkspace();
    const id = await addConversation(workspace, await addUser(workspace, { user_id: "u1" }));
    const message = at((await workspace.get(`/conversations/${id}`)).body, "conversation_message", "id");
    for (const wrong of ["5", String(message)]) {
      const expected = [404, "not_found", "Resource Not Found"];
      expect(refusal(await workspace.post(`/conversations/${wrong}/reply`, admin("close")))).toEqual(
        expected,
      );
      expect(refusal(await workspace.get(`/conversations/${wrong}`))).toEqual(expected);
      expect(refusal(await workspace.put(`/conversations/${wrong}`, { read: true }))).toEqual(expected);
    }
  });
});
