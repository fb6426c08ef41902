import { describe, expect, test, vi } from "vitest";
import { type ExpectationName, expectations } from "./expectations.ts";
import { mutations } from "./mutations.ts";
import { noticed } from "./support/copy.ts";
import { SYNTH_TIMEOUT_MS } from "./support/synth.ts";

vi.setConfig({ testTimeout: SYNTH_TIMEOUT_MS });

// The others are run by scripts/infra-mutations.ts: each costs some seconds.
const [deadLetters, wildcard, visibility] = mutations;

describe("a mistake in stacks/ is noticed by the expectation for it:", () => {
  test.each([
    { mutation: deadLetters, by: "deadLettersAreKept", violation: "AutoAssignLive: no dead-letter queue" },
    { mutation: wildcard, by: "nothingIsAllowedByWildcard", violation: "Park: may dynamodb:*" },
    {
      mutation: visibility,
      by: "visibilityCoversRetries",
      violation: "AutoAssignLive: visibility 30 s, under 180 s",
    },
  ])("$mutation.name", async ({ mutation, by, violation }) => {
    if (mutation === undefined) throw new Error("there are fewer mutations than the test names");
    expect((await noticed(mutation))[by]).toContain(violation);
  });
});

test("a mutation whose text is gone is an error, not a pass", async () => {
  const gone = { file: "stacks/queues.ts", from: "no such text", to: "", stage: "alex" } as const;
  await expect(noticed(gone)).rejects.toThrow("stacks/queues.ts has 0 times, not once: no such text");
});

test("every expectation has a mistake that it notices", () => {
  const covered = new Set<ExpectationName>(mutations.map(({ caughtBy }) => caughtBy));
  expect(Object.keys(expectations).filter((name) => !covered.has(name as ExpectationName))).toEqual([]);
});
