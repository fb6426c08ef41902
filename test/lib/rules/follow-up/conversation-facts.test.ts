import { describe, expect, test } from "vitest";
import type { Conversation, ConversationPart } from "../../../../lib/intercom/index.ts";
import { conversationFacts } from "../../../../lib/rules/follow-up/conversation-facts.ts";

const part = (part_type: string, author: string, more: Partial<ConversationPart> = {}): ConversationPart => ({
  id: `p-${part_type}-${author}`,
  part_type,
  body: "<p>Hello</p>",
  created_at: 1_772_442_060,
  author: { type: author === "lead" || author === "bot" ? author : "admin", id: author },
  ...more,
});

function kindsOf(parts: readonly ConversationPart[], over: Partial<Conversation> = {}) {
  const conversation: Conversation = {
    type: "conversation",
    id: "77",
    created_at: 1_772_442_000,
    updated_at: 1_772_442_000,
    waiting_since: 1_772_442_000,
    assignee: { type: "nobody_admin", id: null },
    open: true,
    state: "open",
    user: { type: "lead", id: "l-1" },
    conversation_parts: { conversation_parts: [...parts] },
    ...over,
  };
  return conversationFacts(conversation, "99").happenings?.map(({ kind, id }) => `${kind} ${id}`);
}

describe("what counts in a conversation", () => {
  test("messages of customers and teammates, also those that open or close it", () => {
    const parts = [part("comment", "lead"), part("open", "lead"), part("comment", "11"), part("close", "11")];
    expect(kindsOf(parts)).toEqual([
      "customer p-comment-lead",
      "customer p-open-lead",
      "teammate p-comment-11",
      "teammate p-close-11",
    ]);
  });

  test("an image without words is a message; opening and closing without words is none", () => {
    const image = [{ type: "upload", name: "a.png", url: "https://files.example.test/a.png" }];
    const parts = [
      part("comment", "lead", { body: null, attachments: image }),
      part("close", "11", { body: null }),
    ];
    expect(kindsOf(parts)).toEqual(["customer p-comment-lead"]);
  });

  test("notes, changes of state, bots and our own doings don't", () => {
    const parts = [
      part("note", "11"),
      part("snoozed", "11", { body: null }),
      part("comment", "bot"),
      part("default_assignment", "bot", { assigned_to: { type: "admin", id: "12" } }),
      part("comment", "99"),
      part("assignment", "99", { assigned_to: { type: "admin", id: "12" } }),
    ];
    expect(kindsOf(parts)).toEqual([]);
  });

  test("a first reply assigns the conversation to its author; any other assignment gives it away", () => {
    const parts = [
      part("assignment", "11", { assigned_to: { type: "admin", id: "11" } }),
      part("assignment", "12", { assigned_to: "13" }),
      part("assign_and_reopen", "13", { body: null, assigned_to: { type: "admin", id: "13" } }),
    ];
    expect(kindsOf(parts)).toEqual([
      "teammate p-assignment-11",
      "handover p-assignment-12",
      "handover p-assign_and_reopen-13",
    ]);
  });

  test.each([
    ["customer_initiated", "lead", ["customer message-m1"]],
    ["admin_initiated", "admin", ["teammate message-m1"]],
    ["automated", "admin", []],
    ["campaigns_initiated", "admin", []],
    ["operator_initiated", "bot", []],
  ] as const)("the first message, %s", (delivered_as, type, expected) => {
    const conversation_message = { id: "m1", delivered_as, author: { type, id: "1" } };
    expect(kindsOf([], { conversation_message })).toEqual(expected);
  });

  test("a list has no parts, which is not the same as none", () => {
    expect(kindsOf([], { conversation_parts: undefined })).toBeUndefined();
  });
});
