import { describe, expect, test } from "vitest";
import { addConversation, addUser, at, listAt, startWorkspace } from "../support/workspace.ts";
import { BEFORE, type Effect, now, ROWS } from "./effects.ts";

async function effectOf(before: string, reply: object): Promise<Effect & { readonly parts: number }> {
  const workspace = await startWorkspace();
  const user = await addUser(workspace, { user_id: "u1" });
  const id = await addConversation(workspace, user);
  const acts = BEFORE[before] ?? [];
  for (const act of acts) expect((await workspace.post(`/conversations/${id}/reply`, act)).status).toBe(200);
  workspace.clock.advance(60_000);
  workspace.topics();
  const answer = await workspace.post(`/conversations/${id}/reply`, reply);
  expect(answer.status).toBe(200);
  expect((await workspace.get(`/conversations/${id}`)).body).toEqual(answer.body);
  const parts = listAt(answer.body, "conversation_parts", "conversation_parts");
  expect(at(answer.body, "conversation_parts", "total_count")).toBe(parts.length);
  return {
    part: Object(parts.at(-1)),
    state: Object(answer.body),
    topics: workspace.topics(),
    parts: parts.length - acts.length,
  };
}

describe("POST /conversations/{id}/reply: every row of the effects", () => {
  test.each(ROWS)("%s (%s)", async (_, before, reply, expected) => {
    const effect = await effectOf(before, reply);
    expect(effect.part).toMatchObject({
      type: "conversation_part",
      created_at: now,
      updated_at: now,
      notified_at: now,
      attachments: [],
      external_id: null,
      ...expected.part,
    });
    expect(effect.state).toMatchObject({ type: "conversation", updated_at: now, ...expected.state });
    expect(effect.topics).toEqual(expected.topics);
    expect(effect.parts).toBe(1);
  });
});
