import { expect, test } from "vitest";
import { addConversation, addUser, at, listAt, MAREK, RHEA, startWorkspace } from "../support/workspace.ts";

async function replyWhile(away_mode_enabled: boolean, away_mode_reassign: boolean) {
  const workspace = await startWorkspace();
  const id = await addConversation(workspace, await addUser(workspace, { user_id: "u1" }));
  const assignment = { admin_id: RHEA, message_type: "assignment", assignee_id: MAREK };
  await workspace.post(`/conversations/${id}/reply`, assignment);
  await workspace.put(`/admins/${MAREK}/away`, { away_mode_enabled, away_mode_reassign });
  workspace.topics();
  const reply = { type: "user", user_id: "u1", message_type: "comment", body: "Still there?" };
  const { body } = await workspace.post(`/conversations/${id}/reply`, reply);
  return {
    topics: workspace.topics(),
    body,
    parts: listAt(body, "conversation_parts", "conversation_parts"),
  };
}

test("a reply to somebody away who has replies reassigned goes to the default inbox", async () => {
  const { topics, body, parts } = await replyWhile(true, true);
  expect(topics).toEqual(["conversation.user.replied", "conversation.admin.assigned"]);
  expect(at(body, "assignee")).toEqual({ type: "nobody_admin", id: null });
  expect(parts.map((part) => at(part, "part_type"))).toEqual([
    "assignment",
    "comment",
    "away_mode_assignment",
  ]);
  expect(parts.at(-1)).toMatchObject({
    body: null,
    author: { type: "bot" },
    assigned_to: { type: "nobody_admin", id: null },
  });
});

test.each([
  [true, false],
  [false, true],
])("away %s, reassigning %s: it stays", async (away, reassign) => {
  const { topics, body } = await replyWhile(away, reassign);
  expect(topics).toEqual(["conversation.user.replied"]);
  expect(at(body, "assignee")).toEqual({ type: "admin", id: MAREK });
});
