import { describe, expect, test } from "vitest";
import { tagged } from "../../../../lib/conditions/index.ts";
import { lookalike, problemsOf, withAutoAssign, withTagLeads } from "./support.ts";

const team = { pool: { team: "Support" } };

test("settings that are right have no problem", () => {
  expect(problemsOf(withAutoAssign(team))).toEqual([]);
  expect(problemsOf(withTagLeads({ tags: [{ tag: "hot", when: tagged("demo") }] }))).toEqual([]);
});

describe("wrong settings are told literally", () => {
  test.each([
    [
      "an unknown key",
      { ...withAutoAssign(team), reigon: "eu" },
      "has no setting reigon; did you mean region? Mend its spelling, or remove it",
    ],
    [
      "an unknown key like no other",
      withAutoAssign({ pool: { team: "Support", colour: 1 } }),
      "rules.autoAssign.pool has no setting colour; remove it; there are ",
    ],
    [
      "an unknown rule",
      { actingAdmin: "a", rules: { tagleads: {} } },
      "rules has no setting tagleads; did you mean tagLeads? Mend its spelling, or remove it",
    ],
    [
      "a wrong type",
      withAutoAssign({ pool: { team: 814865 } }),
      "rules.autoAssign.pool.team is 814865; give a text between quotes",
    ],
    [
      "a text for true or false",
      withTagLeads({ insist: "yes" }),
      'rules.tagLeads.insist is "yes"; give true or false',
    ],
    ["a list for an object", { actingAdmin: "a", rules: [] }, "rules is a list; give an object"],
    ["something missing", { rules: {} }, "actingAdmin is missing; give a text between quotes"],
    [
      "something missing in a list",
      withTagLeads({ tags: [{ tag: "hot" }] }),
      'rules.tagLeads.tags[0].when is missing; give one, such as attribute("plan").is("pro")',
    ],
    ["an empty text", { actingAdmin: "", rules: {} }, "actingAdmin is empty; give a text"],
    [
      "an empty list",
      withAutoAssign({ pool: { people: [] } }),
      "rules.autoAssign.pool.people is too short; give at least 1",
    ],
    [
      "an unknown word",
      withAutoAssign({ ...team, mode: "on" }),
      'rules.autoAssign.mode is "on"; give one of live, dry-run, off',
    ],
    [
      "an unknown region",
      { region: "mars", actingAdmin: "a", rules: {} },
      'region is "mars"; give one of us, eu, au',
    ],
    [
      "a number too small",
      withAutoAssign({ pool: { team: "Support", limitPerPerson: 0 } }),
      "rules.autoAssign.pool.limitPerPerson is 0; give 1 or more",
    ],
    [
      "a number too large",
      { actingAdmin: "a", monitoring: { silentHours: 13 }, rules: {} },
      "monitoring.silentHours is 13; give 12 or less",
    ],
    [
      "half a number",
      { actingAdmin: "a", monitoring: { silentHours: 1.5 }, rules: {} },
      "monitoring.silentHours is 1.5; give a whole number",
    ],
    [
      "what only looks like a condition",
      withTagLeads({ tags: [{ tag: "hot", when: lookalike }] }),
      'rules.tagLeads.tags[0].when is an object, which is no condition; give one, such as attribute("plan").is("pro")',
    ],
    [
      "a promise for a condition",
      withTagLeads({ tags: [{ tag: "hot", when: Promise.resolve(tagged("a")) }] }),
      'rules.tagLeads.tags[0].when is a promise, which is no condition; give one, such as attribute("plan").is("pro")',
    ],
    [
      "a builder that was not called",
      withTagLeads({ tags: [{ tag: "hot", when: tagged }] }),
      'rules.tagLeads.tags[0].when is a function, which is no condition; give one, such as attribute("plan").is("pro")',
    ],
    [
      "no email address",
      { actingAdmin: "a", monitoring: { email: "me" }, rules: {} },
      'monitoring.email is "me"; give a text of the form email',
    ],
    [
      "a tag set twice",
      withTagLeads({
        tags: [
          { tag: "hot", when: tagged("a") },
          { tag: "Hot", when: tagged("b") },
        ],
      }),
      'rules.tagLeads.tags[1].tag is "Hot", which rules.tagLeads.tags[0] sets too, and they would undo each other; keep one of them, and join both conditions with any()',
    ],
    ["nothing at all", undefined, "is missing; give an object"],
  ])("%s", (_, input, says) => {
    const problems = problemsOf(input);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.startsWith(says) ? says : problems[0]).toBe(says);
  });

  test("several at once", () => {
    expect(problemsOf({ region: "mars", rules: { autoAssign: { ...team, mode: "on" } } })).toEqual([
      'region is "mars"; give one of us, eu, au',
      "actingAdmin is missing; give a text between quotes",
      'rules.autoAssign.mode is "on"; give one of live, dry-run, off',
    ]);
  });
});
