import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText } from "../../../lib/conditions/plain-text.ts";

test.each([
  ["<p>Hi</p>", "Hi"],
  ["<p>one</p><p>two<br>three</p>", "one two three"],
  ["re<b>fund</b>", "refund"],
  ['<a href="https://x.test">link</a>s', "links"],
  ["a &amp;&lt;b&gt; &quot;c&#39; &#x1F600;&nbsp;d", "a &<b> \"c' 😀 d"],
  ["&amp;lt;", "&lt;"],
  ["1 < 2 > 0 & more &nosuch; &#1114112;", "1 < 2 > 0 & more &nosuch; &#1114112;"],
  ["cut off <p", "cut off <p"],
  ["<!-- hidden -->seen", "seen"],
  ["", ""],
])("%j", (html, text) => {
  expect(plainText(html)).toBe(text);
});

test("answers for long bodies made to be slow", () => {
  for (const piece of ["<", "<a", "&", "&#", "<p><", " \n", "<a <b "]) {
    const body = `${piece.repeat(200_000)}>`;
    expect(plainText(body).length).toBeLessThanOrEqual(body.length);
  }
});

test("keeps plain words, and puts white space on one line", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z0-9]+$/)), (words) => {
      expect(plainText(words.map((word) => `<p>${word}</p>`).join("\n\t"))).toBe(words.join(" "));
    }),
  );
});
