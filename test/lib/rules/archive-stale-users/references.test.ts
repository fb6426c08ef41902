import { describe, expect, test } from "vitest";
import { attribute, type Condition, event, inSegment } from "../../../../lib/conditions/index.ts";
import { contradictions, references } from "../../../../lib/rules/archive-stale-users/references.ts";
import { defineConfig } from "../../../../lib/rules/settings.ts";
import type { StaleInput } from "./stale-world.ts";

const config = (archiveStaleUsers: StaleInput) =>
  defineConfig({ actingAdmin: "switchboard@example.test", rules: { archiveStaleUsers } });
const USUAL: StaleInput = { mode: "live", users: {} };

test("everything that the settings name is told with its path; of a rule that is off, nothing", () => {
  const exempt = {
    tags: ["vip"],
    segments: ["Paying"],
    companies: ["c-1"],
    when: attribute("plan").is("pro"),
  };
  expect(references(config({ ...USUAL, exempt }))).toEqual([
    { kind: "tag", name: "stale", path: "rules.archiveStaleUsers.tag", isMade: true },
    { kind: "tag", name: "vip", path: "rules.archiveStaleUsers.exempt.tags.0" },
    { kind: "segment", name: "Paying", path: "rules.archiveStaleUsers.exempt.segments.0" },
    { kind: "company", name: "c-1", path: "rules.archiveStaleUsers.exempt.companies.0" },
    { kind: "attribute", name: "plan", path: "rules.archiveStaleUsers.exempt.when" },
  ]);
  expect(references(config({ ...USUAL, mode: "off", exempt }))).toEqual([]);
});

describe("what can't be meant is refused", () => {
  const refused = (archiveStaleUsers: StaleInput) => () => config(archiveStaleUsers);
  const when = (condition: Condition): StaleInput => ({ ...USUAL, exempt: { when: condition } });

  test.each<[string, StaleInput, RegExp]>([
    ["nobody's staleness", { mode: "live" }, /says neither when users are stale nor when leads are/],
    ["its own tag as exempt", { ...USUAL, exempt: { tags: ["Stale"] } }, /is "Stale", the tag that marks/],
    ["events in a condition", when(event("paid").seen()), /asks for more than a person's own fields/],
    ["a segment in a condition", when(inSegment("Paying")), /asks for more than a person's own fields/],
    ["a day that isn't", { ...USUAL, exempt: { signedUpAfter: "2026-02-30" } }, /is no day/],
    ["no days at all", { ...USUAL, users: { staleAfterDays: 0 } }, /staleAfterDays is 0; give more than 0/],
  ])("%s", (_case, input, message) => {
    expect(refused(input)).toThrow(message);
  });

  test("and nothing else", () => {
    expect(contradictions(config(USUAL))).toEqual([]);
  });
});
