import { expect, test } from "vitest";
import { attribute, event } from "../../../../lib/conditions/index.ts";
import { decide } from "../../../../lib/rules/tag-leads/decide.ts";
import { lead, settingsOf, type TagLeadsInput } from "./facts.ts";

const pro = { tag: "plan-pro", when: attribute("seats").greaterThan(10) };
const free = { tag: "plan-free", when: attribute("seats").greaterThan(0) };
const group = (...tags: NonNullable<TagLeadsInput["groups"]>[number]["tags"]) =>
  settingsOf({ groups: [{ name: "plan", tags }] });
const known = (memory: Record<string, string>) => ({ memory });
const kinds = (
  settings: ReturnType<typeof group>,
  ...rest: [ReturnType<typeof lead>, { memory: unknown }]
) => {
  const proposal = decide(settings, ...rest);
  return proposal.outcome === "skip"
    ? proposal.reason
    : proposal.actions.map((action) =>
        action.kind === "tag" || action.kind === "untag" ? `${action.kind} ${action.tag.name}` : "",
      );
};

test("of a group the first whose condition holds is given, and no other", () => {
  expect(kinds(group(pro, free), lead({ seats: 20 }), known({}))).toEqual(["tag plan-pro"]);
  expect(kinds(group(free, pro), lead({ seats: 20 }), known({}))).toEqual(["tag plan-free"]);
});

test("the old tag is taken before the new one is given, so that two never show", () => {
  const memory = known({ "plan-free": "ours" });
  expect(kinds(group(pro, free), lead({ seats: 20 }, ["2"]), memory)).toEqual([
    "untag plan-free",
    "tag plan-pro",
  ]);
  expect(decide(group(pro, free), lead({ seats: 20 }, ["2"]), memory).because).toBe(
    '"plan-free" is taken away: "plan-pro" comes first in the group "plan". "plan-pro" is given: Attribute seats is greater than 10.',
  );
});

test("a tag that a teammate put on decides its group; ours makes way for it", () => {
  const memory = known({ "plan-pro": "ours" });
  expect(decide(group(pro, free), lead({ seats: 20 }, ["2"]), known({}))).toMatchObject({
    reason: "as_wanted",
    because:
      '"plan-pro" is not given: A teammate chose "plan-free" in the group "plan". "plan-free" stays: A teammate chose "plan-free" in the group "plan".',
  });
  expect(kinds(group(pro, free), lead({ seats: 20 }, ["2", "3"]), memory)).toEqual(["untag plan-pro"]);
});

test("of which the first can't be told, a later one is neither given nor taken", () => {
  const ordered = { tag: "plan-pro", when: event("ordered").seen() };
  const settings = group(ordered, free);
  expect(decide(settings, lead({ seats: 1 }), known({}))).toMatchObject({
    reason: "unknown",
    because: expect.stringContaining(
      '"plan-free" is left as it is: Can\'t be told: "plan-pro" comes first in the group "plan", and of it can\'t be told.',
    ),
  });
  expect(kinds(settings, lead({ seats: 1 }, ["2"]), known({ "plan-free": "ours" }))).toBe("unknown");
  const vip = { tag: "vip", when: attribute("seats").greaterThan(0) };
  expect(kinds(group(ordered, free, vip), lead({ seats: 1 }, ["4"]), known({ vip: "ours" }))).toEqual([
    "untag vip",
  ]);
});

test("whose first tag somebody took away gets no other instead", () => {
  expect(kinds(group(pro, free), lead({ seats: 20 }), known({ "plan-pro": "ours" }))).toBe("taken_by_human");
});
