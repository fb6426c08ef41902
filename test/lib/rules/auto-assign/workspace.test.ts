import { describe, expect, test } from "vitest";
import { hours } from "../../../../lib/conditions/index.ts";
import type { AdminListEntry } from "../../../../lib/intercom/index.ts";
import { poolsIn } from "../../../../lib/rules/auto-assign/pools.ts";
import { findActingAdmin, poolOf, workspaceOf } from "../../../../lib/rules/auto-assign/workspace.ts";
import { NOW, settings } from "./facts.ts";

/** As `GET /admins` answers in API 1.3: teammates, the bot and teams in one list (docs/intercom-api-1.3/admins.md). */
const entries: AdminListEntry[] = [
  {
    type: "admin",
    id: "493881",
    name: "Rhea Quill",
    email: "rhea@example.test",
    away_mode_enabled: false,
    has_inbox_seat: true,
  },
  { type: "admin", id: "492881", name: "Marek Bloom", email: "marek@example.test", away_mode_enabled: true },
  { type: "admin", id: "492882", name: "Sanna Holt", email: "sanna@example.test", has_inbox_seat: false },
  { type: "admin", id: "1", name: "Operator", email: "operator@intercom.io" },
  {
    type: "team",
    id: "814865",
    name: "Tier 2",
    email: "tier-2@teams.intercom.io",
    admin_ids: [493881, 492881, 492882, 777],
  },
  { type: "team", id: "814866", name: "Nobody's", admin_ids: [] },
];

/** The first pool of these settings. */
function first(given: object) {
  const [pool] = poolsIn(settings(given));
  if (pool === undefined) throw new Error("no pool");
  return poolOf(pool, entries, NOW);
}
const team = (name: string) => first({ pool: { team: name } });

describe("the pool", () => {
  const members = [
    { id: "493881", away: false, hasInboxSeat: true, onDuty: true, weight: 1 },
    { id: "492881", away: true, hasInboxSeat: true, onDuty: true, weight: 1 },
    { id: "492882", away: false, hasInboxSeat: false, onDuty: true, weight: 1 },
  ];

  test.each([["Tier 2"], ["814865"]])("of team %s is its members who exist, away or not", (setting) => {
    expect(team(setting)).toEqual({
      key: "814865",
      team: "814865",
      name: undefined,
      title: "Tier 2",
      strategy: "round-robin",
      members,
    });
  });

  test("of a team without members is empty", () => {
    expect(team("Nobody's").members).toEqual([]);
  });

  test.each([["Tier 3"], ["493881"]])(
    "of %j, which is no team, is an error that names the setting",
    (setting) => {
      expect(() => team(setting)).toThrow(
        "rules.autoAssign.pool.team names nothing in this Intercom workspace: give the name or the id of one of its teams.",
      );
    },
  );
});

describe("a pool of people", () => {
  const weekly = { wednesday: ["09:00-17:00"] };

  test("has their weights and limits; the pool's limit is for those without one", () => {
    const people = ["RHEA@example.test", { admin: "492881", weight: 3, limit: 2 }];
    expect(first({ pool: { people, limitPerPerson: 5 } })).toMatchObject({
      key: "people:pool",
      members: [
        { id: "493881", weight: 1, limit: 5 },
        { id: "492881", weight: 3, limit: 2 },
      ],
    });
  });

  test("has on duty who is within their own hours and the pool's", () => {
    // NOW is a Wednesday, 12:00 UTC.
    const berlin = hours({ timeZone: "Europe/Berlin", weekly });
    const auckland = hours({ timeZone: "Pacific/Auckland", weekly });
    const people = [
      { admin: "rhea@example.test", hours: berlin },
      { admin: "492881", hours: auckland },
    ];
    const onDuty = (pool: object) => first({ pool: { people, ...pool } }).members.map((one) => one.onDuty);
    expect(onDuty({})).toEqual([true, false]);
    expect(onDuty({ hours: auckland })).toEqual([false, false]);
  });

  test("without someone of that name is an error that names the setting", () => {
    expect(() => first({ pool: { people: ["rhea@example.test", "x@example.test"] } })).toThrow(
      "rules.autoAssign.pool.people[1] names nothing in this Intercom workspace",
    );
  });
});

describe("teams without a pool", () => {
  const keys = (given: object) =>
    workspaceOf(settings(given), "493881", entries, NOW).pools.map(({ key, title }) => [key, title]);

  test("are drawn from only if the settings say so", () => {
    expect(keys({ pool: { team: "Tier 2" } })).toEqual([["814865", "Tier 2"]]);
    expect(keys({ pool: { team: "Tier 2" }, teams: "draw" })).toEqual([
      ["814865", "Tier 2"],
      ["814866", "Nobody's"],
    ]);
  });
});

test("a route to someone who isn't there is an error that names the setting", () => {
  const routes = [{ name: "A", to: { admin: "x@example.test" } }];
  expect(() => workspaceOf(settings({ pool: undefined, routes }), "493881", entries, NOW)).toThrow(
    "rules.autoAssign.routes[0].to.admin names nothing in this Intercom workspace",
  );
});

describe("the acting admin", () => {
  test.each([["rhea@example.test"], ["493881"]])("is found by %s", (setting) => {
    expect(findActingAdmin(setting, entries)).toBe("493881");
  });

  test.each([["nobody@example.test"], ["814865"], ["Rhea Quill"]])(
    "is not found by %s, and the error says so",
    (setting) => {
      expect(() => findActingAdmin(setting, entries)).toThrow(
        "actingAdmin names nothing in this Intercom workspace: give the id or the email address of one of its teammates.",
      );
    },
  );
});
