import { describe, expect, test } from "vitest";
import {
  conversation as about,
  any,
  type Condition,
  conversationTagged,
  firstMessage,
  messageText,
  namesIn,
  owner,
  subject,
} from "../../../lib/conditions/index.ts";
import { conversation, NOW, part } from "./facts.ts";

const verdict = (one: Condition, changes: Readonly<Record<string, unknown>> = {}) =>
  one.weigh(conversation(changes), { now: NOW }).verdict;
const parts = (...list: readonly unknown[]) => ({
  conversation_parts: { type: "conversation_part.list", conversation_parts: list, total_count: list.length },
});

describe("texts", () => {
  test("are plain, and the customer's last message is the newest of theirs with a text", () => {
    expect(verdict(firstMessage.is("Hi & hello there"))).toBe(true);
    expect(verdict(messageText.is("Hi & hello there"))).toBe(true);
    const talk = parts(
      part(1, "admin", "comment", "<p>How can I help?</p>"),
      part(2, "lead", "comment", "<p>A refund</p>"),
      part(3, "bot", "comment", "<p>Typing…</p>"),
      part(4, "user", "comment", null),
    );
    expect(verdict(messageText.is("a refund"), talk)).toBe(true);
    expect(verdict(firstMessage.contains("refund"), talk)).toBe(false);
  });

  test("a customer's reply that reopens counts, a message of the team's doesn't", () => {
    expect(verdict(messageText.is("again"), parts(part(1, "user", "open", "<p>again</p>")))).toBe(true);
    const ours = {
      conversation_message: {
        type: "email",
        id: "1",
        subject: "Hey",
        body: "news",
        author: { type: "admin", id: "1" },
      },
    };
    expect(verdict(messageText.contains("news"), ours)).toBe(false);
    expect(verdict(subject.is("hey"), ours)).toBe(true);
  });

  test("the last one can't be told from a list's conversation, which has no parts", () => {
    expect(verdict(messageText.contains("Hi"), { conversation_parts: undefined })).toBe("unknown");
    expect(verdict(about.customerReplies.is(0), { conversation_parts: undefined })).toBe("unknown");
    expect(messageText.known().needs().conversationParts).toBe(true);
    expect(firstMessage.known().needs().conversationParts).toBe(false);
  });
});

describe("state", () => {
  test.each([
    [about.state.is("open"), true],
    [about.isOpen.isTrue(), true],
    [about.isRead.isTrue(), false],
    [about.assigneeType.is("admin"), true],
    [about.admin.is("493881"), true],
    [about.team.is("493881"), false],
    [about.team.unknown(), true],
    [about.pageUrl.contains("/pricing"), true],
    [about.deliveredAs.is("customer_initiated"), true],
    [about.waitingSince.known(), false],
    [about.waitingSince.olderThanDays(1), "unknown"],
    [about.rating.known(), false],
  ])("%# $phrase", (one, expected) => {
    expect(verdict(one)).toBe(expected);
  });

  test("a year far away stands for nobody waiting", () => {
    expect(verdict(about.waitingSince.known(), { waiting_since: 64_632_601_013 })).toBe(false);
    expect(verdict(about.waitingSince.olderThanDays(1), { waiting_since: NOW - 90_000 })).toBe(true);
  });

  test("nobody's conversation has neither admin nor team", () => {
    const nobody = { assignee: { type: "nobody_admin", id: null } };
    expect(verdict(about.admin.is("493881"), nobody)).toBe(false);
    expect(verdict(about.assigneeType.is("nobody_admin"), nobody)).toBe(true);
    expect(namesIn(about.team.is("77"))).toEqual([{ path: "", kind: "team", name: "77" }]);
    expect(namesIn(any(about.admin.isOneOf("1", "2"), owner.isNot("3")))).toEqual([
      { path: "any[0]", kind: "admin", name: "1" },
      { path: "any[0]", kind: "admin", name: "2" },
      { path: "any[1]", kind: "admin", name: "3" },
    ]);
    expect(namesIn(about.admin.known())).toEqual([]);
  });

  test("replies are counted by who wrote them; notes and mere changes are none", () => {
    const talk = parts(
      part(1, "admin", "assignment", "<p>Hello</p>"),
      part(2, "user", "comment", "<p>Hi</p>"),
      part(3, "admin", "note", "<p>hm</p>"),
      part(4, "admin", "close", null),
      part(5, "user", "open", "<p>still</p>"),
    );
    expect(verdict(about.customerReplies.is(2), talk)).toBe(true);
    expect(verdict(about.teammateReplies.is(1), talk)).toBe(true);
  });

  test("tags on the conversation", () => {
    const billing = { tags: { tags: [{ type: "tag", id: "7", name: "Billing" }] } };
    expect(verdict(conversationTagged("billing"), billing)).toBe(true);
    expect(verdict(conversationTagged("vip"), billing)).toBe(false);
  });
});
