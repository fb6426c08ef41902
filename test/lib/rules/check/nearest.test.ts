import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "../../../../lib/rules/check/nearest.ts";

test.each([
  ["reigon", ["region", "rules"], "region"],
  ["pol", ["mode", "pool"], "pool"],
  ["limit-per-person", ["limitPerPerson", "limitPerPool"], "limitPerPerson"],
  ["Vip", ["vip", "vap"], "vip"],
  ["colour", ["team", "people"], undefined],
  ["x", [], undefined],
])("%s among %j: %s", (name, known, like) => {
  expect(nearest(name, known)).toBe(like);
});

test("a name that is known is its own nearest, whatever the others are; the answer is always one of them", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1 }),
      fc.nat(),
      (known, at) => {
        const name = known[at % known.length] ?? "";
        const found = nearest(name, known);
        expect(known).toContain(found);
        expect(found?.toLowerCase().replaceAll(/[\s_-]/g, "")).toBe(
          name.toLowerCase().replaceAll(/[\s_-]/g, ""),
        );
      },
    ),
  );
});
