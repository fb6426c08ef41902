import { describe, expect, test } from "vitest";
import {
  all,
  attribute,
  type Condition,
  company,
  conversationTagged,
  event,
  inSegment,
  not,
  owner,
  tagged,
  workspace,
} from "../../../../lib/conditions/index.ts";
import { defineConfig } from "../../../../lib/rules/settings.ts";
import { contradictions, references } from "../../../../lib/rules/tag-leads/references.ts";
import type { TagLeadsInput } from "./facts.ts";

const pro = attribute("plan").is("pro");
const tag = (name: string, when: Condition = pro) => ({ tag: name, when });

describe("what contradicts itself is refused, with its path and remedy", () => {
  const refusal = (tagLeads: TagLeadsInput) => {
    try {
      defineConfig({ actingAdmin: "99", rules: { tagLeads } });
    } catch (error) {
      return error instanceof Error ? error.message.split("\n").slice(1).join("\n") : error;
    }
    return undefined;
  };

  test.each<[string, TagLeadsInput, string]>([
    [
      "a tag that is set twice, in any case",
      { tags: [tag("hot"), tag("Hot ")] },
      'rules.tagLeads.tags[1].tag is "Hot ", which rules.tagLeads.tags[0] sets too',
    ],
    [
      "a tag by itself and in a group",
      { tags: [tag("hot")], groups: [{ name: "heat", tags: [tag("cold"), tag("hot")] }] },
      'rules.tagLeads.groups[0].tags[1].tag is "hot", which rules.tagLeads.tags[0] sets too',
    ],
    [
      "two groups with one tag",
      {
        groups: [
          { name: "a", tags: [tag("x")] },
          { name: "b", tags: [tag("x")] },
        ],
      },
      'rules.tagLeads.groups[1].tags[0].tag is "x", which rules.tagLeads.groups[0].tags[0] sets too',
    ],
    [
      "a condition that asks for the tag that it sets",
      { tags: [tag("hot", all(pro, not(tagged("HOT"))))] },
      'rules.tagLeads.tags[0].when asks whether somebody is tagged "HOT", the tag that it sets itself',
    ],
    [
      "a condition that asks for a tag that another entry sets",
      { tags: [tag("hot"), tag("hotter", tagged("hot"))] },
      'rules.tagLeads.tags[1].when asks whether somebody is tagged "hot", a tag that this rule sets',
    ],
    [
      "a condition about the workspace",
      { tags: [tag("busy", workspace.unassigned.greaterThan(3))] },
      "rules.tagLeads.tags[0].when asks about the workspace as a whole",
    ],
    ["nobody to tag", { people: { leads: false } }, "rules.tagLeads.people leaves nobody to tag"],
    [
      "an entry for companies where none are looked after",
      { tags: [{ ...tag("team", company.plan.is("Team")), on: "companies" }] },
      'rules.tagLeads.tags[0].on is "companies", and the rule looks after none',
    ],
    [
      "an empty group",
      { groups: [{ name: "plan", tags: [] }] },
      "rules.tagLeads.groups[0].tags is too short",
    ],
    ["no name", { tags: [tag("")] }, "rules.tagLeads.tags[0].tag is empty"],
  ])("%s", (_, settings, message) => {
    expect(refusal(settings)).toContain(message);
  });

  test("what only looks like a condition", () => {
    const lookalike = { tag: "hot", when: { kind: "tagged", evaluate: () => true } };
    const define = () =>
      Reflect.apply(defineConfig, undefined, [
        { actingAdmin: "99", rules: { tagLeads: { tags: [lookalike] } } },
      ]);
    expect(define).toThrow(
      'rules.tagLeads.tags[0].when is an object, which is no condition; give one, such as attribute("plan")',
    );
  });

  test("but not a tag of a conversation, nor a tag that nobody sets, nor anything of a rule that is off", () => {
    expect(
      refusal({ tags: [tag("hot", conversationTagged("hot")), tag("warm", tagged("vip"))] }),
    ).toBeUndefined();
    expect(refusal({ mode: "off", tags: [tag("hot"), tag("hot")] })).toBeUndefined();
  });
});

test("the settings are in dry run, about leads only, and careful with teammates' tags unless they say otherwise", () => {
  expect(defineConfig({ actingAdmin: "99", rules: { tagLeads: {} } }).rules.tagLeads).toEqual({
    mode: "dry-run",
    tags: [],
    groups: [],
    people: { leads: true, users: false },
    companies: false,
    removeHumanTags: false,
    insist: false,
    budget: { perObjectHour: 30, perSweep: 5_000, firstSweep: 200 },
  });
});

test("everything of the workspace that the settings name is told with its path", () => {
  const settings = defineConfig({
    actingAdmin: "99",
    rules: {
      tagLeads: {
        tags: [tag("hot", all(pro, event("ordered").seen()))],
        groups: [{ name: "g", tags: [tag("cold", inSegment("Slipping Away")), tag("mine", owner.is("11"))] }],
      },
    },
  });
  expect(references(settings)).toEqual([
    { kind: "tag", name: "hot", path: "rules.tagLeads.tags[0].tag", isMade: true },
    { kind: "attribute", name: "plan", path: "rules.tagLeads.tags[0].when.all[0]" },
    { kind: "event", name: "ordered", path: "rules.tagLeads.tags[0].when.all[1]" },
    { kind: "tag", name: "cold", path: "rules.tagLeads.groups[0].tags[0].tag", isMade: true },
    { kind: "segment", name: "Slipping Away", path: "rules.tagLeads.groups[0].tags[0].when" },
    { kind: "tag", name: "mine", path: "rules.tagLeads.groups[0].tags[1].tag", isMade: true },
    { kind: "admin", name: "11", path: "rules.tagLeads.groups[0].tags[1].when", by: "id" },
  ]);
  const off = defineConfig({ actingAdmin: "99", rules: { tagLeads: { mode: "off", tags: [tag("hot")] } } });
  expect([references(off), contradictions(off)]).toEqual([[], []]);
  const absent = defineConfig({ actingAdmin: "99", rules: {} });
  expect([references(absent), contradictions(absent)]).toEqual([[], []]);
});
