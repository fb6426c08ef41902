import { describe, expect, test } from "vitest";
import type { AdminListEntry } from "../../../../lib/intercom/index.ts";
import { findActingAdmin, poolOf } from "../../../../lib/rules/auto-assign/gather.ts";

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

describe("the pool", () => {
  const members = [
    { id: "493881", away: false, hasInboxSeat: true },
    { id: "492881", away: true, hasInboxSeat: true },
    { id: "492882", away: false, hasInboxSeat: false },
  ];

  test.each([["Tier 2"], ["814865"]])("of team %s is its members who exist, away or not", (setting) => {
    expect(poolOf(setting, entries)).toEqual({ team: "814865", name: "Tier 2", members });
  });

  test("of a team without members is empty", () => {
    expect(poolOf("Nobody's", entries).members).toEqual([]);
  });

  test.each([["Tier 3"], ["493881"], [""]])(
    "of %j, which is no team, is an error that names the setting",
    (setting) => {
      expect(() => poolOf(setting, entries)).toThrow(
        "rules.autoAssign.pool.team names nothing in this Intercom workspace: give the name or the id of one of its teams.",
      );
    },
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
