import fc from "fast-check";
import { expect, test } from "vitest";
import { differences } from "./support/differences.ts";

test("missing and further keys, other kinds, in depth and in lists", () => {
  const sample = { id: "1", tags: [{ name: "a", at: 1 }], user: { id: "2" }, gone: null };
  const answer = { id: 1, tags: [{ name: "b", by: "c" }], user: [], gone: "no" };
  expect(differences(sample, answer)).toEqual(["~id", "-tags[].at", "+tags[].by", "~user"]);
});

test("nothing differs from itself", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => differences(value, value).length === 0));
});
