import { describe, expect, test } from "vitest";
import { checkActingAdmin } from "../../../../lib/rules/check/check-acting-admin.ts";
import { checkReference } from "../../../../lib/rules/check/check-reference.ts";
import type { Workspace } from "../../../../lib/rules/check/workspace.ts";
import type { Reference } from "../../../../lib/rules/reference.ts";

const segment = (id: string, name: string, count: number) => ({
  type: "segment" as const,
  id,
  name,
  created_at: 1559356064,
  updated_at: 1559356064,
  count,
});
const workspace: Workspace = {
  admins: [
    { type: "admin", id: "493881", name: "Rhea Quill", email: "rhea@example.test" },
    { type: "admin", id: "493882", name: "Idris", email: "idris@example.test", away_mode_enabled: true },
    { type: "admin", id: "493883", name: "Juno", email: "juno@example.test", has_inbox_seat: false },
    { type: "team", id: "814865", name: "Support" },
    { type: "team", id: "814866", name: "Sales" },
    { type: "team", id: "814867", name: "Sales" },
  ],
  tags: [{ type: "tag", id: "17", name: "VIP" }],
  segments: [
    segment("5cf1e2a09b3f4a2d61000021", "Active", 3),
    segment("5cf1e2a09b3f4a2d61000022", "All", 10_001),
  ],
  attributes: ["plan", "trial_ends_at"],
  companyAttributes: ["region"],
};
const look = (kind: Reference["kind"], name: string, more: Partial<Reference> = {}) => {
  const { problem, warning } = checkReference({ kind, name, path: "here", ...more }, workspace);
  const said = problem ?? warning;
  if (said === undefined) return undefined;
  return `${problem === undefined ? "warning" : "problem"}: ${said.path} ${said.message}; ${said.remedy}`;
};

describe("a reference", () => {
  test.each([
    ["admin", "rhea@example.test"],
    ["admin", "493881"],
    ["team", "Support"],
    ["team", "814866"],
    ["tag", "vip"],
    ["tag", "17"],
    ["segment", "Active"],
    ["segment", "5cf1e2a09b3f4a2d61000021"],
    ["attribute", "plan"],
    ["company attribute", "region"],
  ] as const)("%s %s is found", (kind, name) => {
    expect(look(kind, name)).toBeUndefined();
  });

  test.each([
    [
      "admin",
      "rea@example.test",
      'problem: here names the admin "rea@example.test", which this workspace doesn\'t have; did you mean "rhea@example.test"?',
    ],
    [
      "admin",
      "nobody",
      'problem: here names the admin "nobody", which this workspace doesn\'t have; give the email address or the id of a teammate',
    ],
    [
      "team",
      "support",
      'problem: here names the team "support", which this workspace doesn\'t have; did you mean "Support"?',
    ],
    [
      "team",
      "Sales",
      'problem: here names 2 teams that are all called "Sales"; give the id of one of them: 814866, 814867',
    ],
    [
      "tag",
      "vips",
      'problem: here names the tag "vips", which this workspace doesn\'t have; did you mean "VIP"?',
    ],
    [
      "tag",
      "hot-lead",
      'problem: here names the tag "hot-lead", which this workspace doesn\'t have; make the tag in Intercom, or mend its spelling',
    ],
    [
      "segment",
      "Activ",
      'problem: here names the segment "Activ", which this workspace doesn\'t have; did you mean "Active"?',
    ],
    [
      "segment",
      "All",
      'problem: here names the segment "All", which has 10001 people, and Intercom lists 10000 at most; narrow the segment in Intercom, or ask for its filters by other conditions',
    ],
    [
      "attribute",
      "Plan",
      'warning: here names the attribute "Plan", which nobody has yet; did you mean "plan"?',
    ],
    [
      "company attribute",
      "tier",
      'warning: here names the company attribute "tier", which nobody has yet; mend its spelling, unless you are going to write it',
    ],
    [
      "event",
      "placed-order",
      'warning: here names the event "placed-order", which was not looked for: the API has no list of events; compare its spelling with Intercom\'s settings',
    ],
  ] as const)("%s %s", (kind, name, says) => {
    expect(look(kind, name)).toBe(says);
  });

  test("that a rule makes itself need not be there", () => {
    expect(look("tag", "hot-lead", { isMade: true })).toBeUndefined();
  });

  test("that is compared by id may not be a name", () => {
    expect(look("team", "Support", { by: "id" })).toBe(
      'problem: here compares ids, and "Support" is a name; give the id, "814865"',
    );
    expect(look("team", "814865", { by: "id" })).toBeUndefined();
  });
});

describe("the acting admin", () => {
  const say = (setting: string) =>
    checkActingAdmin(setting, workspace.admins).map(
      ({ path, message, remedy }) => `${path} ${message}; ${remedy}`,
    );
  test.each([
    ["rhea@example.test", []],
    ["493881", []],
    [
      "Rhea Quill",
      [
        "actingAdmin Rhea Quill is no teammate of this workspace; give the email address, rhea@example.test, or the id, 493881, not the name",
      ],
    ],
    [
      "rhea@exmple.test",
      [
        "actingAdmin rhea@exmple.test is no teammate of this workspace; did you mean rhea@example.test? Give the email address or the id of one",
      ],
    ],
    [
      "robot@corp.test",
      [
        "actingAdmin robot@corp.test is no teammate of this workspace; give the email address or the id of one",
      ],
    ],
    [
      "814865",
      ["actingAdmin 814865 is no teammate of this workspace; give the email address or the id of one"],
    ],
    ["idris@example.test", ["actingAdmin idris@example.test is away in Intercom; end its away mode there"]],
    [
      "juno@example.test",
      [
        "actingAdmin juno@example.test has no inbox seat, without which Intercom refuses assignments; give it a seat in Intercom, or name a teammate who has one",
      ],
    ],
  ])("%s", (setting, says) => {
    expect(say(setting)).toEqual(says);
  });
});
