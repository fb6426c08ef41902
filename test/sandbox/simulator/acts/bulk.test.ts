import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addLead, addUser, at, listAt, startWorkspace, type TestWorkspace } from "../support/workspace.ts";

async function withPeople() {
  const workspace = await startWorkspace();
  const user = await addUser(workspace, { user_id: "u1" });
  const lead = await addLead(workspace);
  workspace.topics();
  return { workspace, user, lead };
}

const act = (workspace: TestWorkspace, acts: unknown) => workspace.door("POST", "acts", { acts });

describe("POST /_simulator/acts", () => {
  test("does many acts of many people, in order", async () => {
    const { workspace, user, lead } = await withPeople();
    const answer = await act(workspace, [
      { person_id: user, act: "message", body: "Is it in stock?" },
      { person_id: lead, act: "return" },
      { person_id: user, act: "reply", body: "Hello?" },
      { person_id: lead, act: "message", body: "Me too" },
      { person_id: user, act: "rate", rating: 2 },
    ]);
    expect(answer.status).toBe(200);
    const [first, second] = [
      at(answer.body, "acts", 0, "conversation_id"),
      at(answer.body, "acts", 3, "conversation_id"),
    ];
    expect(listAt(answer.body, "acts")).toEqual([
      { act: "message", person_id: user, conversation_id: first },
      { act: "return", person_id: lead, conversation_id: null },
      { act: "reply", person_id: user, conversation_id: first },
      { act: "message", person_id: lead, conversation_id: second },
      { act: "rate", person_id: user, conversation_id: first },
    ]);
    expect(workspace.topics()).toEqual([
      "conversation.user.created",
      "conversation.user.replied",
      "conversation.user.created",
    ]);
    expect((await workspace.get(`/conversations/${first}`)).body).toMatchObject({
      conversation_rating: { rating: 2 },
      conversation_parts: { total_count: 2 },
    });
  });

  test("none is done when one of them can't be", async () => {
    const { workspace, user, lead } = await withPeople();
    const message = { person_id: user, act: "message", body: "Hi" };
    for (const [last, error] of [
      [{ person_id: lead, act: "reply", body: "x" }, "The person has no such conversation."],
      [{ person_id: "nobody", act: "return" }, "There is no user or lead nobody."],
      [{ person_id: user, act: "sing" }, '"act" must be one of message, reply, rate, return.'],
      [{ person_id: user, act: "rate", rating: 9 }, '"rating" must be a whole number from 1 to 5.'],
      [{ person_id: user }, '"act" must be a text that is not empty.'],
      [{ ...message, bod: "x" }, 'Unknown member "bod"; this call takes act, person_id, body.'],
      ["return", "An act must be a JSON object."],
    ] as const) {
      const answer = await act(workspace, [message, last]);
      expect([answer.status, answer.body]).toEqual([400, { error: `acts[1]: ${error}` }]);
    }
    expect((await act(workspace, { 0: message })).body).toEqual({ error: '"acts" must be a list.' });
    expect((await act(workspace, Array(10_001).fill(message))).body).toEqual({
      error: '"acts" takes up to 10000.',
    });
    expect(workspace.topics()).toEqual([]);
    expect(at((await workspace.get("/conversations")).body, "total_count")).toBe(0);
  });

  test("whatever the list, all of it is done or nothing", async () => {
    const { workspace, user, lead } = await withPeople();
    const one = fc.record({
      person_id: fc.constantFrom(user, lead, user, lead, "nobody"),
      act: fc.constantFrom("message", "reply", "rate", "return"),
      words: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 6 }), async (list) => {
        const acts = list.map(({ person_id, act: name, words }) => ({
          person_id,
          act: name,
          ...(words && name === "rate" ? { rating: 3 } : {}),
          ...(words && (name === "message" || name === "reply") ? { body: "Hi" } : {}),
        }));
        const before = JSON.stringify(await workspace.get("/conversations?per_page=60"));
        const answer = await act(workspace, acts);
        const fired = workspace.topics().length;
        if (answer.status === 200) {
          expect(listAt(answer.body, "acts").map((done) => at(done, "act"))).toEqual(acts.map((a) => a.act));
          expect(fired).toBe(acts.filter(({ act: name }) => name === "message" || name === "reply").length);
        } else {
          expect([answer.status, fired]).toEqual([400, 0]);
          expect(JSON.stringify(await workspace.get("/conversations?per_page=60"))).toBe(before);
        }
      }),
      { numRuns: 60 },
    );
  });
});
