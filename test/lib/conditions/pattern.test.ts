import { describe, expect, test } from "vitest";
import { attribute, messageText, name } from "../../../lib/conditions/index.ts";
import { conversation, NOW, user } from "./facts.ts";

describe("a pattern", () => {
  test.each([
    ["refund", "Please REFUND me", false],
    ["(?i)refund", "Please REFUND me", true],
    [/refund/i, "Please REFUND me", true],
    [/^order\s+#?\d{4,}$/, "order #12345", true],
    [/https?:\/\/example\.test/, "see https://example.test/a", true],
    ["^x.y$", "x😀y", true],
  ])("%s in %j", (pattern, text, holds) => {
    const facts = user({ custom_attributes: { note: text } });
    expect(attribute("note").matches(pattern).evaluate(facts, { now: NOW }).holds).toBe(holds);
  });

  test.each([
    ["(a", "missing closing )"],
    ["(?=a)b", "(?="],
    ["(a)\\1", "\\1"],
    ["a{1001}", "{1001}"],
    ["", "has no pattern"],
    [/a/g, "has the flag g"],
  ])("%s is refused by the builder's name", (pattern, message) => {
    expect(() => attribute("note").matches(pattern)).toThrow('attribute("note").matches ');
    expect(() => attribute("note").matches(pattern)).toThrow(message);
  });

  test("that would hold up JavaScript for longer than the sun shines answers for a long message", () => {
    const hostile = "a".repeat(50_000);
    const slow = [/^(a+)+$/, /^(a|aa)*b$/, /(.*a){12}c/, /([a-z]+)*!/];
    const facts = {
      ...user({ name: `${hostile}?` }),
      ...conversation({ conversation_message: message(`${hostile}?`) }),
    };
    for (const pattern of slow) {
      expect(name.matches(pattern).evaluate(facts, { now: NOW }).holds).toBe(false);
      expect(messageText.matches(pattern).evaluate(facts, { now: NOW }).holds).toBe(false);
    }
  });
});

function message(body: string) {
  return { type: "conversation", id: "1", body, author: { type: "user", id: "1" } };
}
