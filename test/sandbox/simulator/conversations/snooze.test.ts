import { describe, expect, test } from "vitest";
import {
  addConversation,
  addUser,
  at,
  BOT,
  listAt,
  NOON,
  RHEA,
  startWorkspace,
  type TestWorkspace,
} from "../support/workspace.ts";

async function snoozed(workspace: TestWorkspace, until = NOON + 3_600): Promise<string> {
  const id = await addConversation(workspace, await addUser(workspace, { user_id: "u1" }));
  await workspace.post(`/conversations/${id}/reply`, {
    admin_id: RHEA,
    message_type: "snoozed",
    snoozed_until: until,
  });
  workspace.topics();
  return id;
}

describe("a snooze", () => {
  test("ends by itself, at its second and not before", async () => {
    const workspace = await startWorkspace();
    const id = await snoozed(workspace);
    workspace.clock.advance(3_599_999);
    expect((await workspace.get(`/conversations/${id}`)).body).toMatchObject({
      state: "snoozed",
      open: true,
    });
    expect(workspace.topics()).toEqual([]);
    workspace.clock.advance(1);
    const { body } = await workspace.get(`/conversations/${id}`);
    expect(body).toMatchObject({ state: "open", snoozed_until: null, updated_at: NOON + 3_600 });
    expect(at(body, "conversation_parts", "conversation_parts", 1)).toMatchObject({
      part_type: "timer_unsnooze",
      body: null,
      assigned_to: null,
      created_at: NOON + 3_600,
      author: { type: "bot", id: BOT },
    });
    expect(workspace.topics()).toEqual(["conversation.admin.unsnoozed"]);
    workspace.clock.advance(100_000_000);
    expect(workspace.topics()).toEqual([]);
  });

  test.each([
    ["close", { admin_id: RHEA, message_type: "close" }],
    ["open", { admin_id: RHEA, message_type: "open" }],
    ["assignment", { admin_id: RHEA, message_type: "assignment", assignee_id: RHEA }],
    ["a user's comment", { type: "user", message_type: "comment", user_id: "u1", body: "x" }],
  ])("ended by %s, it doesn't end again", async (_, reply) => {
    const workspace = await startWorkspace();
    const id = await snoozed(workspace);
    await workspace.post(`/conversations/${id}/reply`, reply);
    workspace.topics();
    workspace.clock.advance(10_000_000);
    expect(workspace.topics()).toEqual([]);
    const { body } = await workspace.get(`/conversations/${id}`);
    expect(listAt(body, "conversation_parts", "conversation_parts")).toHaveLength(2);
  });

  test("snoozed anew, only the later end counts", async () => {
    const workspace = await startWorkspace();
    const id = await snoozed(workspace);
    await workspace.post(`/conversations/${id}/reply`, {
      admin_id: RHEA,
      message_type: "snoozed",
      snoozed_until: NOON + 7_200,
    });
    workspace.topics();
    workspace.clock.advance(7_199_000);
    expect(workspace.topics()).toEqual([]);
    workspace.clock.advance(1_000);
    expect(workspace.topics()).toEqual(["conversation.admin.unsnoozed"]);
  });

  test("goes with its person, and with a reset", async () => {
    const workspace = await startWorkspace();
    await snoozed(workspace);
    await workspace.del("/users?user_id=u1");
    workspace.topics();
    workspace.clock.advance(10_000_000);
    expect(workspace.topics()).toEqual([]);
    await snoozed(workspace, NOON + 100_000);
    await workspace.door("POST", "reset");
    workspace.clock.advance(200_000_000);
    expect(workspace.simulator.deliveries()).toEqual([]);
  });
});
