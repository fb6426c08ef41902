import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSameText, plainTextToHtml } from "../../../../lib/engine/actions/text.ts";

describe("plain text to HTML", () => {
  test.each([
    ["Hello", "<p>Hello</p>"],
    ["one\ntwo\r\nthree", "<p>one<br>two<br>three</p>"],
    ["one\n\n\ntwo", "<p>one</p><p>two</p>"],
    ["<b>&amp;\"'", "<p>&lt;b&gt;&amp;amp;&quot;&#39;</p>"],
  ])("%j", (text, html) => {
    expect(plainTextToHtml(text)).toBe(html);
  });

  test("holds no markup but paragraphs and line ends", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const rest = plainTextToHtml(text).replaceAll(/<p>|<\/p>|<br>/g, "");
        expect(rest).not.toMatch(/[<>"']/);
      }),
    );
  });
});

describe("the same text", () => {
  test.each([
    ["one\n\ntwo", "one two"],
    ["a < b", "a &lt; b"],
    ["a b", "a b"],
  ])("%j is %j", (one, other) => {
    expect(isSameText(one, other)).toBe(true);
  });

  test("is not text with other words", () => {
    expect(isSameText("Step 1", "Step 2")).toBe(false);
    expect(isSameText("", "Step 2")).toBe(false);
  });
});
