import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { conversation } from "../../../lib/intercom/models/conversation.ts";
import { user } from "../../../lib/intercom/models/user.ts";
import { createShapeChecker } from "../../../lib/intercom/shapes.ts";

const mira = {
  type: "user",
  id: "5d0a1c7e9b3f4a2d61000007",
  email: "mira@example.net",
  session_count: 0,
  tags: { type: "tag.list", tags: [{ type: "tag", id: "17513", name: "trial", colour: "red" }] },
  custom_attributes: { paid: true, seats: 4 },
  new_in_2027: { deep: [1, "two", null] },
};

test("unknown fields survive, also when the schema is used so often that it is compiled", () => {
  const check = createShapeChecker();
  for (let use = 1; use <= 60; use += 1) {
    const checked = check(user, structuredClone(mira));
    expect(checked.success && checked.data).toEqual(mira);
  }
});

test("what is wrong is said in the same words, also when the schema is compiled", () => {
  const check = createShapeChecker();
  const wrong = { ...mira, tags: { tags: [{ id: 17513 }] } };
  for (let use = 1; use <= 60; use += 1) {
    const { success, error } = check(user, wrong);
    expect(success).toBe(false);
    expect(error?.issues).toMatchObject([
      { code: "invalid_type", expected: "string", path: ["tags", "tags", 0, "id"] },
    ]);
  }
});

test("often used or not, every value gets the same verdict", () => {
  const used = createShapeChecker();
  for (let use = 1; use <= 60; use += 1) {
    used(user, mira);
    used(conversation, mira);
  }
  const value = fc.oneof(fc.constantFrom(null, 1, "1", true, {}, [], { tags: null }), fc.jsonValue());
  const entries = fc.dictionary(fc.constantFrom(...Object.keys(mira), "state", "assignee", "other"), value);
  fc.assert(
    fc.property(fc.constantFrom(user, conversation), entries, (schema, changes) => {
      const json: unknown = { ...mira, ...changes };
      const often = used<unknown>(schema, json);
      const once = z.safeParse<z.ZodMiniType<unknown>>(schema, json);
      expect(often.success).toBe(once.success);
      expect(often.data).toEqual(once.data);
      expect(often.error?.issues).toEqual(once.error?.issues);
    }),
  );
});
