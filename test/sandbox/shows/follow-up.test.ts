import { expect, test } from "vitest";
import type { Narrator } from "../../../sandbox/narrator.ts";
import { followUpShow } from "../../../sandbox/shows/follow-up.ts";

const narrator: Narrator = {
  line: () => "",
  event: ({ who, what, tookMs, because }) => `${who} ${what} ${tookMs} ${because}`,
  summary: () => "",
};
const decision = (outcome: string, because: string) => ({
  rule: "follow-up",
  outcome,
  object: "conversation#77",
  because,
});

test("each step that is taken is told, with how long the conversation waits by then", () => {
  const show = followUpShow();
  expect(show.heard(decision("skipped", "Not yet."), narrator, 1_000)).toBeUndefined();
  expect(show.heard(decision("acted", "Step 1."), narrator, 61_000)).toBe(
    "conversation 77 follow-up 60000 Step 1.",
  );
  expect(show.heard(decision("planned", "Step 2."), narrator, 121_000)).toBe(
    "conversation 77 follow-up 120000 Dry run: Step 2.",
  );
  expect(show.summary()).toEqual(["1 times a step of a ladder was taken, 1 more would have been (dry run)."]);
  expect(show.waiting()).toBe(0);
});

test("without a step there is nothing to say", () => {
  expect(followUpShow().summary()).toEqual([]);
});
