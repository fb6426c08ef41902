import { type AdminSeed, createTeammates, type Teammates, type TeamSeed } from "./admins/teammates.ts";
import type { Ids } from "./ids.ts";

/** The teammates that a workspace starts with. It has a bot besides them. */
export interface Workspace {
  /** The first one owns the token. */
  readonly admins: readonly AdminSeed[];
  readonly teams: readonly TeamSeed[];
}

/** What the simulator starts with when nothing else is asked for: six admins, two teams. */
export const DEFAULT_WORKSPACE: Workspace = {
  admins: [
    { name: "Rhea Quill", email: "rhea@example.com" },
    { name: "Marek Bloom", email: "marek@example.com" },
    { name: "Sanna Holt", email: "sanna@example.com" },
    { name: "Idris Vale", email: "idris@example.com", away: true },
    { name: "Juno Park", email: "juno@example.com" },
    { name: "Switchboard", email: "switchboard@example.com" },
  ],
  teams: [
    { name: "Support", members: ["Rhea Quill", "Marek Bloom", "Sanna Holt", "Idris Vale"] },
    { name: "Sales", members: ["Juno Park", "Rhea Quill"] },
  ],
};

/** Creates a workspace's teammates. Throws a RangeError for one who can't be. */
export function teammatesOf({ admins, teams }: Workspace, ids: Ids, appId: string): Teammates {
  const brought = [...admins, ...teams].flatMap(({ id }) => id ?? []);
  const teammates = createTeammates(ids, appId, new Set(brought));
  for (const admin of admins) teammates.addAdmin(admin);
  for (const team of teams) teammates.addTeam(team);
  return teammates;
}
