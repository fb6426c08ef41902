import { describe, expect, test } from "vitest";
import {
  addConversation,
  addUser,
  at,
  listAt,
  MAREK,
  NOON,
  RHEA,
  startWorkspace,
} from "../support/workspace.ts";

async function withConversation() {
  const workspace = await startWorkspace();
  const id = await addConversation(workspace, await addUser(workspace, { user_id: "u1" }));
  workspace.topics();
  const tag = (body: object) => workspace.door("POST", `conversations/${id}/tags`, body);
  return { workspace, id, tag };
}

describe("a tag on a part of a conversation", () => {
  test("fires the topic with the tagged part, its id the message's, and the tags", async () => {
    const { workspace, id, tag } = await withConversation();
    const { body } = await tag({ name: "VIP" });
    const vip = {
      type: "tag",
      id: "40817",
      name: "VIP",
      applied_at: NOON,
      applied_by: { type: "admin", id: RHEA },
    };
    expect(at(body, "tags")).toEqual({ type: "tag.list", tags: [vip] });
    expect(at((await workspace.get("/conversations")).body, "conversations", 0, "tags", "tags")).toEqual([
      vip,
    ]);
    expect(workspace.topics()).toEqual(["conversation_part.tag.created"]);
    expect(workspace.lastItem()).toMatchObject({
      type: "conversation",
      id,
      tags: { tags: [vip] },
      tags_added: { type: "tag.list", tags: [vip] },
      conversation_parts: {
        total_count: 1,
        conversation_parts: [
          {
            id: at(body, "conversation_message", "id"),
            part_type: "comment",
            body: "<p>Is it in stock?</p>",
          },
        ],
      },
    });
  });

  test("comes as often as parts have it; only the new one is added", async () => {
    const { workspace, id, tag } = await withConversation();
    await tag({ name: "VIP" });
    await workspace.post(`/conversations/${id}/reply`, { admin_id: RHEA, message_type: "note", body: "Hm" });
    await tag({ name: "vip", admin_id: MAREK });
    expect(listAt(workspace.lastItem(), "tags", "tags")).toHaveLength(2);
    expect(listAt(workspace.lastItem(), "tags_added", "tags")).toMatchObject([{ applied_by: { id: MAREK } }]);
    expect(workspace.lastItem()).toMatchObject({
      conversation_parts: { conversation_parts: [{ part_type: "note" }] },
    });
    workspace.topics();
    await tag({ name: "VIP" });
    expect(workspace.topics()).toEqual([]);
    await workspace.post(`/conversations/${id}/reply`, { admin_id: RHEA, message_type: "note", body: "Hm" });
    expect(at(workspace.lastItem(), "tags_added", "tags")).toEqual([]);
    await workspace.del("/tags/40817");
    expect(at((await workspace.get(`/conversations/${id}`)).body, "tags", "tags")).toEqual([]);
  });

  test("needs a part, an admin and a conversation that there are", async () => {
    const { workspace, tag } = await withConversation();
    for (const wrong of [{}, { name: "x", part_id: "1" }, { name: "x", admin_id: "99" }]) {
      expect((await tag(wrong)).status).toBe(400);
    }
    expect((await workspace.door("POST", "conversations/1/tags", { name: "x" })).status).toBe(400);
    expect(at((await workspace.get("/tags")).body, "tags")).toEqual([]);
  });
});
