import { describe, expect, test } from "vitest";
import { assignedByOf } from "../../../../lib/rules/auto-assign/assigned-by.ts";
import { decide } from "../../../../lib/rules/auto-assign/decide.ts";
import type { ConversationFacts } from "../../../../lib/rules/auto-assign/facts.ts";
import { facts, settings, unassigned } from "./facts.ts";

const bySwitchboard = { type: "admin", id: "99" };
/** 12 is away, 11 is there, 55 is nobody that Intercom knows. */
const held = (by: string, change: Partial<ConversationFacts> = {}, whenAway: unknown = true) =>
  decide(
    facts({ conversation: { ...unassigned, assignee: { type: "admin", id: by }, ...change } }),
    settings({ takeOver: { whenAway } }),
  );

describe("a conversation whose assignee is away while the customer waits", () => {
  test.each([
    ["we", bySwitchboard],
    ["Intercom's own rules", { type: "bot", id: "1" }],
  ])("is taken over when %s gave it to them", (_, assignedBy) => {
    expect(held("12", { assignedBy })).toMatchObject({
      outcome: "plan",
      reason: "taken_over",
      actions: [{ kind: "assign", from: { type: "admin", id: "12" }, draw: { among: ["11", "13"] } }],
    });
  });

  test("is taken over from someone who left the workspace", () => {
    expect(held("55", { assignedBy: bySwitchboard })).toMatchObject({ reason: "taken_over" });
  });

  test("stays when a teammate gave it to them, unless the settings say always", () => {
    const byAda = { assignedBy: { type: "admin", id: "11" } };
    expect(held("12", byAda)).toMatchObject({ reason: "has_assignee" });
    expect(held("12", byAda, "always")).toMatchObject({ reason: "taken_over" });
    expect(held("12", {})).toMatchObject({ reason: "has_assignee" });
  });

  test("stays when the settings don't take over", () => {
    expect(held("12", { assignedBy: bySwitchboard }, false)).toMatchObject({ reason: "has_assignee" });
  });

  test("stays with someone who is there, whoever gave it to them", () => {
    expect(held("11", { assignedBy: bySwitchboard }, "always")).toMatchObject({ reason: "has_assignee" });
  });

  test("stays when the customer doesn't wait", () => {
    expect(held("12", { assignedBy: bySwitchboard, waits: false })).toMatchObject({ reason: "has_assignee" });
  });
});

describe("who gave a conversation away", () => {
  const part = (id: string, part_type: string, author: string | null, assigned_to: string | null) => ({
    id,
    part_type,
    ...(author === null ? {} : { author: { type: "admin", id: author } }),
    assigned_to: assigned_to === null ? null : { type: "admin", id: assigned_to },
  });
  const conversation = (parts: ReturnType<typeof part>[]) => ({
    type: "conversation" as const,
    id: "1",
    created_at: 1,
    updated_at: 1,
    assignee: { type: "admin", id: "12" },
    open: true,
    state: "open",
    conversation_parts: { conversation_parts: parts },
  });

  test("is the author of its newest assignment", () => {
    const parts = [part("1", "assignment", "11", "13"), part("2", "assign_and_reopen", "99", "12")];
    const talk = [part("3", "comment", "12", null)];
    expect(assignedByOf(conversation([...parts, ...talk]))).toEqual({ type: "admin", id: "99" });
  });

  test("can't be told without such a part", () => {
    expect(assignedByOf(conversation([part("3", "comment", "12", null)]))).toBeUndefined();
    expect(assignedByOf(conversation([part("3", "assignment", null, "12")]))).toBeUndefined();
  });
});
