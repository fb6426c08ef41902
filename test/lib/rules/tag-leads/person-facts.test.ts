import { expect, test } from "vitest";
import { companyFacts, namelessTags, personFacts } from "../../../../lib/rules/tag-leads/person-facts.ts";
import { NOON, TAGS } from "./facts.ts";

const around = { now: NOON, tags: TAGS, segments: new Map() };
const person = {
  type: "contact",
  id: "p1",
  tags: { tags: [{ id: "4" }, { id: "9", name: "own" }, { id: "404" }] },
};

test("tags that come without a name have the name of the workspace's list", () => {
  expect(personFacts(person, around).tags).toEqual([
    { id: "4", name: "vip" },
    { id: "9", name: "own" },
    { id: "404", name: undefined },
  ]);
  expect(companyFacts({ ...person, type: "company" }, around).tags[0]).toEqual({ id: "4", name: "vip" });
  expect(namelessTags(person)).toEqual(["4", "404"]);
  expect(namelessTags({ tags: null })).toEqual([]);
});

test("a lead is told from a user by either of two marks", () => {
  expect(personFacts(person, around).subject).toEqual({ kind: "lead", id: "p1" });
  expect(personFacts({ ...person, type: "user", anonymous: true }, around).subject?.kind).toBe("lead");
  expect(personFacts({ ...person, type: "user", anonymous: false }, around).subject?.kind).toBe("user");
});

test("that somebody is in no company is known from a list; which companies they are in must be read", () => {
  expect(personFacts({ ...person, companies: { companies: [] } }, around).about.companies).toEqual([]);
  const inOne = { ...person, companies: { companies: [{ id: "c1" }] } };
  expect(personFacts(inOne, around).about.companies).toBeUndefined();
  expect(personFacts(person, around).about.companies).toBeUndefined();
});
