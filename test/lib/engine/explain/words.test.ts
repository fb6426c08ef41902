import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { refusalInWords } from "../../../../lib/engine/explain/words.ts";

const ENGINE = new URL("../../../../lib/engine/", import.meta.url);
const ACTIONS = new URL("actions/", ENGINE);
const sources = [
  new URL("executor.ts", ENGINE),
  ...readdirSync(ACTIONS).map((name) => new URL(name, ACTIONS)),
].map((file) => readFileSync(file, "utf8"));

/** What the code answers as a reason, and the states of a conversation of which it makes reasons. */
const WRITTEN = /(?:reason: |code: |\? )"([a-z_.]+)"/g;
const found = sources.flatMap((source) => [...source.matchAll(WRITTEN)].map(([, reason = ""]) => reason));
const NOT_REASONS = new Set(["open", "undone", "changed", "found", "refused"]);
const MADE = ["open", "closed", "snoozed"].flatMap((state) => [state, `${state}_meanwhile`]);
const GIVEN_UP = ["not_live", "taken_back"].flatMap((why) => [why, `${why}_not_looked`]);
const reasons = [...new Set([...found.filter((word) => !NOT_REASONS.has(word)), ...MADE, ...GIVEN_UP])];

test("the reasons are found in the code", () => {
  expect(reasons).toEqual(
    expect.arrayContaining(["assigned_meanwhile", "person_gone", "time_is_past", "earlier_action_refused"]),
  );
});

test.each([...reasons, "not_reached"])("%s is said in words", (reason) => {
  expect(refusalInWords(reason)).not.toBe(reason);
});

test("a code of ours or of Intercom's that nobody knows yet says whose it is; any other word stands as it is", () => {
  expect(refusalInWords("engine.of_tomorrow")).toBe("Switchboard could not do it (engine.of_tomorrow)");
  expect(refusalInWords("intercom.forbidden")).toBe("Intercom refused it (intercom.forbidden)");
  expect(refusalInWords("a_word_to_come")).toBe("a_word_to_come");
  expect(refusalInWords(undefined)).toBe("no reason is recorded");
});
