import { ruleChecks } from "../lib/rules/check/rule-checks.ts";
import type { Reference } from "../lib/rules/reference.ts";
import type { Settings } from "../lib/rules/settings.ts";

interface Person {
  readonly id?: string;
  readonly name: string;
  readonly email: string;
  readonly away?: boolean;
}

/** A workspace to seed the simulator with. */
export interface Workspace {
  readonly admins: readonly Person[];
  readonly teams: readonly {
    readonly id?: string;
    readonly name: string;
    readonly members: readonly string[];
  }[];
}

const PEOPLE: readonly Person[] = [
  { name: "Rhea Quill", email: "rhea@example.com" },
  { name: "Marek Bloom", email: "marek@example.com" },
  { name: "Sanna Holt", email: "sanna@example.com" },
  { name: "Idris Vale", email: "idris@example.com", away: true },
  { name: "Juno Park", email: "juno@example.com" },
];
const SUPPORT = ["rhea@example.com", "marek@example.com", "sanna@example.com", "idris@example.com"];
const SALES = ["juno@example.com", "rhea@example.com"];

/**
 * A small workspace that has what the settings name: the acting admin, every teammate, and every team, each with four
 * members, one of them away. Without any team in the settings there is "Support"; and there is always "Sales".
 */
export function workspaceFor(settings: Settings): Workspace {
  const references = ruleChecks.flatMap((check) => check.references(settings));
  const named = (kind: Reference["kind"]) => [
    ...new Set(references.filter((reference) => reference.kind === kind).map(({ name }) => name)),
  ];
  const teams = named("team");
  const known = new Set([...PEOPLE.map(({ email }) => email), settings.actingAdmin]);
  const others = named("admin").filter((name) => !known.has(name));
  return {
    admins: [...PEOPLE, ...others.map(teammate), actingAdmin(settings.actingAdmin)],
    teams: [
      ...(teams.length === 0 ? ["Support"] : teams).map((name) => ({ ...nameOrId(name), members: SUPPORT })),
      { name: teams.includes("Sales") ? "Sales, second team" : "Sales", members: SALES },
    ],
  };
}

/** Someone whom the settings name, by email address or id. */
function teammate(setting: string): Person {
  const name = `Teammate ${setting.split("@")[0]}`;
  return isId(setting) ? { id: setting, name, email: `${setting}@example.com` } : { name, email: setting };
}

function actingAdmin(setting: string): Person {
  return isId(setting)
    ? { id: setting, name: "Switchboard", email: "switchboard@example.com" }
    : { name: "Switchboard", email: setting };
}

function nameOrId(setting: string): { id?: string; name: string } {
  return isId(setting) ? { id: setting, name: `Team ${setting}` } : { name: setting };
}

/** Intercom's ids of admins and teams are digits. */
function isId(setting: string): boolean {
  return /^\d+$/.test(setting);
}
