import { describe, expect, test } from "vitest";
import { all, attribute, company, event, not } from "../../../../lib/conditions/index.ts";
import { decide } from "../../../../lib/rules/tag-leads/decide.ts";
import { lead, NOON, settingsOf } from "./facts.ts";

const hot = { tag: "hot-lead", when: attribute("plan").is("pro") };
const settings = settingsOf({ tags: [hot] });
const known = (memory?: Record<string, string>) => ({ memory });

describe("a tag is given", () => {
  test("when its condition holds, and the sentence says why", () => {
    expect(decide(settings, lead({ plan: "pro" }), known())).toEqual({
      outcome: "plan",
      reason: "tags_changed",
      because: '"hot-lead" is given: Attribute plan is "pro".',
      actions: [
        {
          kind: "tag",
          on: [{ kind: "lead", id: "lead1" }],
          tag: { id: "1", name: "hot-lead" },
          reason: 'Attribute plan is "pro".',
        },
      ],
      memory: { value: { "hot-lead": "given" }, keepDays: 36_500 },
    });
  });

  test("with the part of the condition that decided, and the entry's own name", () => {
    const when = all(attribute("plan").is("pro"), not(attribute("seats").lessThan(5)));
    const named = settingsOf({ tags: [{ tag: "hot-lead", name: "Hot", when }] });
    expect(
      decide(named, lead({ plan: "pro", seats: 3 }, ["1"]), known({ "hot-lead": "ours" })),
    ).toMatchObject({
      because: '"Hot" is taken away: Attribute seats is less than 5 (decided by all[1].not).',
    });
  });

  test("without an id when the workspace doesn't have it yet", () => {
    const fresh = settingsOf({ tags: [{ tag: "brand new", when: attribute("plan").is("pro") }] });
    expect(decide(fresh, lead({ plan: "pro" }), known())).toMatchObject({
      actions: [{ kind: "tag", tag: { name: "brand new" } }],
    });
  });

  test("again when it was never seen there, because the call may have failed", () => {
    const plan = decide(settings, lead({ plan: "pro" }), known({ "hot-lead": "given" }));
    expect(plan).toMatchObject({ outcome: "plan", actions: [{ kind: "tag" }] });
  });
});

describe("a tag is taken away", () => {
  test.each(["given", "ours", "taken"])("when its condition no longer holds and it is ours: %s", (mark) => {
    expect(decide(settings, lead({ plan: "free" }, ["1"]), known({ "hot-lead": mark }))).toMatchObject({
      reason: "tags_changed",
      because: '"hot-lead" is taken away: Not the case: attribute plan is "pro".',
      actions: [{ kind: "untag", on: [{ kind: "lead", id: "lead1" }], tag: { id: "1", name: "hot-lead" } }],
      ...(mark === "taken" ? {} : { memory: { value: { "hot-lead": "taken" } } }),
    });
  });

  test("from somebody to whom a teammate gave it only if the settings say so", () => {
    const facts = lead({ plan: "free" }, ["1"]);
    expect(decide(settings, facts, known())).toEqual({
      outcome: "skip",
      reason: "given_by_human",
      because: '"hot-lead" stays, because a teammate gave it: Not the case: attribute plan is "pro".',
    });
    const told = settingsOf({ tags: [hot], removeHumanTags: true });
    expect(decide(told, facts, known())).toMatchObject({ actions: [{ kind: "untag" }] });
  });
});

describe("nothing is done", () => {
  test("when every tag is as its condition says; a tag of ours that is seen becomes ours", () => {
    expect(decide(settings, lead({ plan: "pro" }, ["1"]), known({ "hot-lead": "given" }))).toEqual({
      outcome: "skip",
      reason: "as_wanted",
      because: '"hot-lead" stays: Attribute plan is "pro".',
      memory: { value: { "hot-lead": "ours" }, keepDays: 36_500 },
    });
    expect(decide(settings, lead({ plan: "free" }), known({ "hot-lead": "taken" }))).toEqual({
      outcome: "skip",
      reason: "as_wanted",
      because: '"hot-lead" is not given: Not the case: attribute plan is "pro".',
      memory: { value: {}, keepDays: 36_500 },
    });
  });

  test("about a tag of ours that somebody took away, unless the settings insist", () => {
    const facts = lead({ plan: "pro" });
    expect(decide(settings, facts, known({ "hot-lead": "ours" }))).toEqual({
      outcome: "skip",
      reason: "taken_by_human",
      because: '"hot-lead" is not given again, because somebody took it away: Attribute plan is "pro".',
      memory: { value: { "hot-lead": "refused" }, keepDays: 36_500 },
    });
    expect(decide(settings, facts, known({ "hot-lead": "refused" }))).toMatchObject({
      reason: "taken_by_human",
    });
    const insistent = settingsOf({ tags: [hot], insist: true });
    for (const mark of ["ours", "refused"]) {
      expect(decide(insistent, facts, known({ "hot-lead": mark }))).toMatchObject({
        actions: [{ kind: "tag" }],
      });
    }
  });

  test("to a tag that a teammate puts back: from then on it is theirs", () => {
    expect(decide(settings, lead({ plan: "pro" }, ["1"]), known({ "hot-lead": "refused" }))).toMatchObject({
      reason: "as_wanted",
      memory: { value: {} },
    });
  });

  test("when it can't be told; the tag is left as it is, on or off", () => {
    const seen = settingsOf({ tags: [{ tag: "hot-lead", when: event("ordered").seen() }] });
    for (const tags of [[], ["1"]]) {
      expect(decide(seen, lead({}, tags), known({ "hot-lead": "given" }))).toMatchObject({
        outcome: "skip",
        reason: "unknown",
        because: expect.stringContaining(
          '"hot-lead" is left as it is: Can\'t be told: event ordered was seen',
        ),
      });
    }
  });

  test("about somebody whom Intercom no longer knows, or who is not looked after", () => {
    expect(decide(settings, { ...lead({}), subject: undefined })).toMatchObject({ reason: "gone" });
    const user = { ...lead({ plan: "pro" }), subject: { kind: "user", id: "u1" } as const };
    expect(decide(settings, user)).toEqual({
      outcome: "skip",
      reason: "out_of_scope",
      because: "The settings don't have the tags of users looked after.",
    });
    const everybody = settingsOf({ tags: [hot], people: { users: true } });
    expect(decide(everybody, user)).toMatchObject({ actions: [{ on: [{ kind: "user", id: "u1" }] }] });
  });

  test("about a tag that was deleted in the whole workspace, but give it again", () => {
    const facts = lead({ plan: "pro" });
    const deleted = { ...facts, about: { ...facts.about, tags: [] } };
    expect(decide(settings, deleted, known({ "hot-lead": "ours" }))).toMatchObject({
      actions: [{ kind: "tag" }],
    });
  });
});

describe("of somebody who is merely listed", () => {
  test("what might be to do is planned: nobody knows yet whose the tag is, or who took it", () => {
    expect(decide(settings, lead({ plan: "free" }, ["1"]))).toMatchObject({ actions: [{ kind: "untag" }] });
    expect(decide(settings, lead({ plan: "pro" }))).toMatchObject({ actions: [{ kind: "tag" }] });
    expect(decide(settings, lead({ plan: "pro" }, ["1"]))).toMatchObject({ reason: "as_wanted" });
  });

  test("who has facts that no list has is looked at closer", () => {
    const seen = settingsOf({ tags: [{ tag: "hot-lead", when: event("ordered").seen() }] });
    expect(decide(seen, lead({}))).toMatchObject({ outcome: "plan", reason: "look_closer", actions: [] });
  });
});

test("a dry run proposes the same and remembers nothing, because it does nothing", () => {
  const { memory: _, ...plan } = { memory: undefined, ...decide(settings, lead({ plan: "pro" }), known()) };
  const dry = settingsOf({ mode: "dry-run", tags: [hot] });
  expect(decide(dry, lead({ plan: "pro" }), known())).toEqual(plan);
});

test("a tag that left the settings is left alone, and still remembered", () => {
  expect(decide(settings, lead({ plan: "pro" }, ["4"]), known({ vip: "ours" }))).toMatchObject({
    actions: [{ kind: "tag", tag: { name: "hot-lead" } }],
    memory: { value: { vip: "ours", "hot-lead": "given" } },
  });
});

test("a company is looked at again, because nobody tells of its tags", () => {
  const companies = settingsOf({ tags: [{ tag: "vip", when: company.plan.is("Team") }], companies: true });
  const one = { type: "company", id: "c1", plan: { name: "Team" } } as const;
  const facts = {
    now: NOON,
    subject: { kind: "company", id: "c1" } as const,
    tags: [],
    about: { companies: [one], tags: [] },
  };
  expect(decide(companies, facts, known())).toMatchObject({
    actions: [{ kind: "tag", on: [{ kind: "company", id: "c1" }] }],
    dueAt: 1_560_949_200_000,
  });
  const tagged = { ...facts, tags: [{ id: "4", name: "vip" }] };
  const after = decide(companies, tagged, known({ vip: "given" }));
  expect(after).toMatchObject({ reason: "as_wanted", memory: { value: { vip: "ours" } } });
  expect(after.dueAt).toBeUndefined();
});
