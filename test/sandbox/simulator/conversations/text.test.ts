import fc from "fast-check";
import { expect, test } from "vitest";
import { htmlFrom, htmlFromPlain, plainFrom } from "../../../../sandbox/simulator/conversations/text.ts";

test.each([
  ["Hello", "<p>Hello</p>"],
  ["a < b & c", "<p>a &lt; b &amp; c</p>"],
  ["<p>Hello</p>", "<p>Hello</p>"],
  ["two\nlines", "<p>two<br>lines</p>"],
  ["<br/>", "<br/>"],
])("the body %j is kept as %j", (body, html) => {
  expect(htmlFrom(body)).toBe(html);
});

test("a customer's tags mean nothing", () => {
  expect(htmlFromPlain("<b>x</b>")).toBe("<p>&lt;b&gt;x&lt;/b&gt;</p>");
});

test.each([
  ["<h2>A</h2><ul><li>b</li><li>c</li></ul>", "A\nb\nc"],
  ["&quot;x&quot; &#39;y&#39;&nbsp;z", "\"x\" 'y' z"],
  ["&amp;lt;", "&lt;"],
])("%j as plain text is %j", (html, text) => {
  expect(plainFrom(html)).toBe(text);
});

test("plain text survives the way there and back", () => {
  const line = fc.string().map((text) => text.replace(/\r/g, "").trim());
  fc.assert(
    fc.property(line, (text) => {
      expect(plainFrom(htmlFromPlain(text))).toBe(text);
    }),
  );
});
