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
 * A small workspace that has what the settings name: the acting admin, and the team of auto-assign with four
 * members, one of them away. With the acting admin they are six, and a second team.
 */
export function workspaceFor(settings: Settings): Workspace {
  const named = settings.rules.autoAssign?.pool.team ?? "Support";
  return {
    admins: [...PEOPLE, actingAdmin(settings.actingAdmin)],
    teams: [
      { ...nameOrId(named), members: SUPPORT },
      { name: named === "Sales" ? "Sales, second team" : "Sales", members: SALES },
    ],
  };
}

function actingAdmin(setting: string): Person {
  return isId(setting)
    ? { id: setting, name: "Switchboard", email: "switchboard@example.com" }
    : { name: "Switchboard", email: setting };
}

function nameOrId(setting: string): { id?: string; name: string } {
  return isId(setting) ? { id: setting, name: "Support" } : { name: setting };
}

/** Intercom's ids of admins and teams are digits. */
function isId(setting: string): boolean {
  return /^\d+$/.test(setting);
}
