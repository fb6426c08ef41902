import { describe, expect, test } from "vitest";
import { event, messageText, tagged } from "../../../../lib/conditions/index.ts";
import { contradictions, references } from "../../../../lib/rules/auto-assign/references.ts";
import { settings } from "./facts.ts";

const of = (given: object) => ({ rules: { autoAssign: settings(given) } });
const refused = (given: object) => contradictions(of(given)).map(({ path, message }) => `${path} ${message}`);

describe("what the settings name", () => {
  test("is every team, person, and whatever conditions ask about, each with its place", () => {
    const given = {
      pools: { vip: { people: ["ada@example.test", { admin: "12", weight: 2 }], strategy: "weighted" } },
      routes: [
        { name: "VIP", when: tagged("vip"), to: { pool: "vip" } },
        { name: "Boss", to: { admin: "boss@example.test" } },
      ],
      exclude: tagged("spam"),
    };
    expect(references(of(given))).toEqual([
      { kind: "team", name: "Support", path: "rules.autoAssign.pool.team" },
      { kind: "admin", name: "ada@example.test", path: "rules.autoAssign.pools.vip.people[0]" },
      { kind: "admin", name: "12", path: "rules.autoAssign.pools.vip.people[1].admin" },
      { kind: "admin", name: "boss@example.test", path: "rules.autoAssign.routes[1].to.admin" },
      { kind: "tag", name: "spam", path: "rules.autoAssign.exclude" },
      { kind: "tag", name: "vip", path: "rules.autoAssign.routes[0].when" },
    ]);
  });

  test("is nothing when the rule is off", () => {
    expect(references(of({ mode: "off" }))).toEqual([]);
    expect(contradictions(of({ mode: "off", pool: {} }))).toEqual([]);
  });
});

describe("what can't be meant", () => {
  test("a plain pool has nothing of it", () => {
    expect(refused({})).toEqual([]);
  });

  const people = ["ada@example.test", "ben@example.test"];
  const at = "rules.autoAssign";
  test.each([
    ["nobody", { pool: {} }, `${at}.pool names nobody`],
    ["a team and people", { pool: { team: "A", people } }, `${at}.pool has both a team and people`],
    [
      "weights that nobody looks at",
      { pool: { people: [{ admin: "1", weight: 2 }] } },
      `${at}.pool has weights`,
    ],
    ["weights that nobody has", { pool: { people, strategy: "weighted" } }, `${at}.pool is drawn by weight`],
    [
      "a person's limit above the pool's",
      { pool: { people, limitPerPerson: 4, limitPerPool: 3 } },
      `${at}.pool.limitPerPerson is 4, more than the whole pool's limit of 3`,
    ],
    [
      "a person twice",
      { pool: { people: ["a@example.test", "A@example.test"] } },
      `${at}.pool.people[1] is in this pool already`,
    ],
    ["one team twice", { pools: { two: { team: "Support" } } }, `${at}.pools.two.team is the same team`],
    ["two rests", { otherwise: { admin: "1" } }, `${at}.otherwise says where the rest goes`],
    ["nowhere", { pool: undefined }, `${at} says to nobody where conversations go`],
    [
      "a pool that isn't there",
      { routes: [{ name: "A", to: { pool: "vip" } }] },
      `${at}.routes[0].to.pool is "vip", which is none of pools`,
    ],
    [
      "a team that has a pool",
      { pools: { s2: { team: "S2" } }, routes: [{ name: "A", to: { team: "S2" } }] },
      `${at}.routes[0].to.team is the team of the pool s2`,
    ],
    [
      "a route that nothing reaches",
      {
        routes: [
          { name: "A", to: { admin: "1" } },
          { name: "B", to: { admin: "2" } },
        ],
      },
      `${at}.routes[1] comes after routes[0]`,
    ],
    [
      "two routes of one name",
      {
        routes: [
          { name: "A", when: messageText.contains("x"), to: { admin: "1" } },
          { name: "A", to: { admin: "2" } },
        ],
      },
      `${at}.routes[1].name is "A" a second time`,
    ],
    [
      "a condition that can't be read in time",
      { exclude: event("placed-order").seen() },
      `${at}.exclude asks about segments or events`,
    ],
  ])("%s is refused with its place", (_, given, problem) => {
    const found = refused(given);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(problem);
  });
});
