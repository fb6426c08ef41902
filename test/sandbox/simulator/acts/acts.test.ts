import { describe, expect, test } from "vitest";
import {
  addConversation,
  addLead,
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
  const user = await addUser(workspace, { user_id: "u1" });
  const id = await addConversation(workspace, user);
  workspace.topics();
  const rating = async () => at((await workspace.get(`/conversations/${id}`)).body, "conversation_rating");
  return { workspace, user, id, rating };
}

const partTypes = (conversation: unknown) =>
  listAt(conversation, "conversation_parts", "conversation_parts").map((part) => at(part, "part_type"));

describe("POST /_simulator/people/{id}/rate", () => {
  test("is shown with who rated whom, makes parts, and notifies nobody", async () => {
    const { workspace, user, id, rating } = await withConversation();
    const nobody = { type: null, id: null };
    expect(await rating()).toEqual({
      rating: null,
      remark: null,
      created_at: null,
      customer: nobody,
      teammate: nobody,
    });
    await workspace.post(`/conversations/${id}/reply`, {
      admin_id: RHEA,
      message_type: "comment",
      body: "Yes.",
    });
    workspace.topics();
    workspace.clock.advance(60_000);
    const rated = await workspace.door("POST", `people/${user}/rate`, { rating: 4, remark: "Quick" });
    expect(await rating()).toEqual({
      rating: 4,
      remark: "Quick",
      created_at: NOON + 60,
      customer: { type: "user", id: user },
      teammate: { type: "admin", id: RHEA },
    });
    expect(partTypes(rated.body)).toEqual([
      "assignment",
      "conversation_rating_changed",
      "conversation_rating_remark_added",
    ]);
    expect(at(rated.body, "conversation_parts", "conversation_parts", 1, "author")).toMatchObject({
      type: "user",
      id: user,
    });
    expect(workspace.topics()).toEqual([]);
    await workspace.door("POST", `people/${user}/rate`, { rating: 1, conversation_id: id });
    expect(await rating()).toMatchObject({ rating: 1, remark: null });
  });

  test("rates who last had to do with it when it is nobody's; goes to the user who takes the lead in", async () => {
    const workspace = await startWorkspace();
    const lead = await addLead(workspace);
    const id = await addConversation(workspace, lead);
    const note = { admin_id: MAREK, message_type: "note", body: "Hm" };
    await workspace.post(`/conversations/${id}/reply`, note);
    await workspace.door("POST", `people/${lead}/rate`, { rating: 5 });
    const user = await addUser(workspace, { user_id: "u1" });
    await workspace.post("/contacts/convert", { contact: { id: lead }, user: { user_id: "u1" } });
    expect(at((await workspace.get(`/conversations/${id}`)).body, "conversation_rating")).toMatchObject({
      customer: { type: "user", id: user },
      teammate: { type: "admin", id: MAREK },
    });
  });

  test.each([
    [{}, '"rating" must be a whole number from 1 to 5.'],
    [{ rating: 0 }, '"rating" must be a whole number from 1 to 5.'],
    [{ rating: 6 }, '"rating" must be a whole number from 1 to 5.'],
    [{ rating: 4.5 }, '"rating" must be a whole number from 1 to 5.'],
    [{ rating: 4, remark: "" }, '"remark" must be a text that is not empty.'],
    [{ rating: 4, conversation_id: "1" }, "The person has no such conversation."],
    [{ rating: 4, stars: 4 }, 'Unknown member "stars"; this call takes rating, remark, conversation_id.'],
  ])("%j is refused", async (body, error) => {
    const { workspace, user, rating } = await withConversation();
    const answer = await workspace.door("POST", `people/${user}/rate`, body);
    expect([answer.status, answer.body]).toEqual([400, { error }]);
    expect(await rating()).toMatchObject({ rating: null });
  });
});

describe("POST /_simulator/people/{id}/return", () => {
  test("is seen now, and is a session more after half an hour, not before", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1", email: "a@example.test" });
    workspace.topics();
    for (const [seconds, sessions] of [
      [0, 1],
      [1_800, 1],
      [1_801, 2],
    ] as const) {
      workspace.clock.advance(seconds * 1000);
      const now = workspace.clock.now() / 1000;
      const answer = await workspace.door("POST", `people/${user}/return`);
      expect(answer.body).toMatchObject({ id: user, last_request_at: now, session_count: sessions });
    }
    const { body } = await workspace.get("/users?sort=last_request_at");
    expect(at(body, "users", 0)).toMatchObject({ session_count: 2, last_request_at: NOON + 3_601 });
    expect(at((await workspace.get("/users?email=a%40example.test")).body, "total_count")).toBe(1);
    expect(workspace.topics()).toEqual([]);
  });
});

describe("POST /_simulator/people/{id}/message", () => {
  test("begins a conversation that is theirs, and tells it", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1" });
    workspace.topics();
    const { body } = await workspace.door("POST", `people/${user}/message`, { body: "Is 1 < 2?" });
    expect(body).toMatchObject({
      type: "conversation",
      user: { type: "user", id: user },
      conversation_message: { delivered_as: "customer_initiated", body: "<p>Is 1 &lt; 2?</p>" },
    });
    expect(workspace.topics()).toEqual(["conversation.user.created"]);
  });

  test("an act that there isn't, and a person who isn't there, are refused", async () => {
    const { workspace, user } = await withConversation();
    expect((await workspace.door("POST", `people/${user}/sing`)).body).toEqual({
      error: '"act" must be one of message, reply, rate, return.',
    });
    expect((await workspace.door("POST", "people/nobody/return")).body).toEqual({
      error: "There is no user or lead nobody.",
    });
  });
});
