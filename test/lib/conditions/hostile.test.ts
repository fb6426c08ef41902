import fc from "fast-check";
import { expect, test } from "vitest";
import type { Facts } from "../../../lib/conditions/index.ts";
import { documented } from "./documented.ts";

/** Any JSON at all in the places where conditions look, as if no schema stood before them. */
const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, undefined, "", 0, -1, Number.NaN, 1e300, "x@y", "<p>&#x110000;"),
);
const list = fc.oneof(odd, fc.array(odd));
const person = fc.record(
  {
    id: odd,
    name: odd,
    email: odd,
    user_id: odd,
    owner_id: odd,
    last_request_at: odd,
    custom_attributes: fc.oneof(odd, fc.record({ plan: odd, seats: odd, renewed_at: odd })),
    location_data: fc.oneof(odd, fc.record({ country_code: odd })),
    social_profiles: fc.oneof(odd, fc.record({ social_profiles: list })),
    tags: fc.oneof(odd, fc.record({ tags: list })),
  },
  { requiredKeys: [] },
);
const part = fc.oneof(
  odd,
  fc.record({ author: fc.record({ type: fc.constantFrom("user", "admin", 5) }), body: odd }),
);
const conversation = fc.record(
  {
    conversation_message: part,
    conversation_parts: fc.oneof(odd, fc.record({ conversation_parts: fc.array(part) })),
    assignee: odd,
    waiting_since: odd,
    tags: fc.oneof(odd, fc.record({ tags: list })),
  },
  { requiredKeys: [] },
);
const facts = fc.record(
  {
    person: fc.oneof(odd, person),
    companies: fc.oneof(list, fc.array(fc.record({ plan: odd, size: odd, custom_attributes: odd }))),
    conversation: fc.oneof(odd, conversation),
    tags: list,
    segments: fc.oneof(odd, fc.constant(new Map([["Active", "no set"]]))),
    events: fc.oneof(odd, fc.record({ events: list })),
    recentEvents: fc.oneof(
      odd,
      list.map((value) => new Map([["placed-order", value]])),
    ),
    conversationCounts: odd,
    adminCounts: odd,
  },
  { requiredKeys: [] },
);

/** The types promise what Intercom's answers were checked for; here they promise nothing. */
function isFacts(value: unknown): value is Facts {
  return typeof value === "object" && value !== null;
}

test("no condition throws, and each has a sentence, whatever the facts are", () => {
  expect(documented.length).toBeGreaterThan(40);
  fc.assert(
    fc.property(facts, odd, (given, when) => {
      if (!isFacts(given)) throw new Error("the generator makes objects");
      const now = typeof when === "number" ? when : 1_560_945_600;
      for (const { condition } of documented) {
        const outcome = condition.evaluate(given, { now });
        expect(typeof outcome.holds).toBe("boolean");
        expect(outcome.because).toMatch(/^.+\.$/);
      }
    }),
    { numRuns: 300 },
  );
});
