import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { shapeProblem } from "../../../lib/intercom/shape-problem.ts";

function problemOf(schema: z.ZodMiniType, value: unknown) {
  const { error } = z.safeParse(schema, value);
  return shapeProblem(error?.issues ?? []);
}

const either = z.union([
  z.looseObject({ pages: z.string() }),
  z.looseObject({ list: z.array(z.looseObject({ id: z.string() })) }),
]);

describe("the problem that is told of", () => {
  test.each<[string, z.ZodMiniType, unknown, string, string]>([
    ["the value itself", z.string(), 7, "the top", "string"],
    ["a field", z.looseObject({ id: z.string() }), { id: 7 }, "id", "string"],
    ["the first of several", z.looseObject({ a: z.string(), b: z.number() }), {}, "a", "string"],
    ["the alternative that came furthest", either, { list: [{ id: "1" }, { id: 2 }] }, "list.1.id", "string"],
    [
      "the alternative that came furthest, in either order",
      z.union([z.looseObject({ list: z.array(z.number()) }), z.looseObject({ pages: z.string() })]),
      { list: ["a"] },
      "list.0",
      "number",
    ],
    ["what has no word for it", z.literal("tag"), "note", "the top", "another value"],
  ])("is %s", (_name, schema, value, at, expected) => {
    expect(problemOf(schema, value)).toEqual({ at, expected });
  });

  test.each([["Beta testers"], ["mira@example.net"], ["a".repeat(41)], [""]])(
    "does not repeat a customer's own word: %j",
    (key) => {
      const counts = z.looseObject({ tag: z.record(z.string(), z.number()) });
      expect(problemOf(counts, { tag: { [key]: "3" } })).toEqual({ at: "tag.*", expected: "number" });
    },
  );

  test("is unknown where a schema says nothing", () => {
    expect(shapeProblem([])).toEqual({ at: "the top", expected: "something else" });
  });
});
