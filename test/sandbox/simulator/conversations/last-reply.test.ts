import { describe, expect, test } from "vitest";
import { addConversation, addUser, at, RHEA, refusal, startWorkspace } from "../support/workspace.ts";

describe("POST /conversations/last/reply", () => {
  test("goes to the person's conversation that changed last, from the person or from an admin", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1" });
    const first = await addConversation(workspace, user);
    const second = await addConversation(workspace, user);
    await addConversation(workspace, await addUser(workspace, { user_id: "u2" }));
    const words = { type: "user", message_type: "comment", user_id: "u1", body: "x" };
    expect(at((await workspace.post("/conversations/last/reply", words)).body, "id")).toBe(second);

    await workspace.post(`/conversations/${first}/reply`, words);
    const note = { type: "admin", admin_id: RHEA, message_type: "note", body: "x", intercom_user_id: user };
    expect(at((await workspace.post("/conversations/last/reply", note)).body, "id")).toBe(first);
  });

  test("refuses a person without a conversation, an unknown one, nobody", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1" });
    const reply = async (more: object) =>
      refusal(
        await workspace.post("/conversations/last/reply", {
          type: "user",
          message_type: "comment",
          body: "x",
          ...more,
        }),
      );
    expect(await reply({ user_id: "u1" })).toEqual([404, "not_found", "Resource Not Found"]);
    expect(await reply({ user_id: "u2" })).toEqual([404, "not_found", "User Not Found"]);
    expect((await reply({})).slice(0, 2)).toEqual([400, "parameter_not_found"]);
  });
});

describe("marking as read", () => {
  test.each([
    ["PUT", ""],
    ["POST", ""],
    ["PUT", "/reply"],
  ])("%s /conversations/{id}%s", async (method, rest) => {
    const workspace = await startWorkspace();
    const id = await addConversation(workspace, await addUser(workspace, { user_id: "u1" }));
    await workspace.post(`/conversations/${id}/reply`, {
      admin_id: RHEA,
      message_type: "comment",
      body: "x",
    });
    expect(at((await workspace.get(`/conversations/${id}`)).body, "read")).toBe(false);
    workspace.topics();
    const call = method === "PUT" ? workspace.put : workspace.post;
    const { body } = await call(`/conversations/${id}${rest}`, { read: true });
    expect(at(body, "read")).toBe(true);
    expect(at(body, "conversation_parts", "total_count")).toBe(1);
    expect((await workspace.get(`/conversations/${id}`)).body).toEqual(body);
    expect(workspace.topics()).toEqual([]);
  });

  test.each([
    [{}, "parameter_not_found"],
    [{ read: false }, "parameter_invalid"],
    [{ read: "yes" }, "type_mismatch"],
  ])("refuses %j", async (body, code) => {
    const workspace = await startWorkspace();
    const id = await addConversation(workspace, await addUser(workspace, { user_id: "u1" }));
    expect(refusal(await workspace.put(`/conversations/${id}`, body)).slice(0, 2)).toEqual([400, code]);
  });
});
