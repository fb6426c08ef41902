import type { Ids } from "../ids.ts";
import type { Team } from "../teams/team.ts";
import type { Admin, Bot } from "./admin.ts";

/** An admin to create. */
export interface AdminSeed {
  /** Digits; made when left out. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly email: string;
  /** Default false. */
  readonly away?: boolean | undefined;
  /** Default true. */
  readonly hasInboxSeat?: boolean | undefined;
}

/** A team to create. */
export interface TeamSeed {
  /** Digits; made when left out. */
  readonly id?: string | undefined;
  readonly name: string;
  /** Emails or names of admins that exist. */
  readonly members: readonly string[];
  /** A retired team can't be assigned to. Default false. */
  readonly retired?: boolean | undefined;
}

/** Everybody on the workspace's side of a conversation. Admins, teams and the bot share one space of ids. */
export interface Teammates {
  /** Throws a RangeError for an id that isn't up to 15 digits or is taken. */
  addAdmin(seed: AdminSeed): Admin;
  /** Throws a RangeError also for a member that doesn't exist. */
  addTeam(seed: TeamSeed): Team;
  admin(id: string): Admin | undefined;
  team(id: string): Team | undefined;
  /** In the order of their creation. */
  admins(): readonly Admin[];
  teams(): readonly Team[];
  readonly bot: Bot;
}

/** No id is made that is among `reserved`: it is for a teammate who brings it. */
export function createTeammates(ids: Ids, appId: string, reserved: ReadonlySet<string>): Teammates {
  const admins = new Map<string, Admin>();
  const teams = new Map<string, Team>();
  const taken = new Set<string>();

  function newId(wanted: string | undefined): string {
    if (wanted !== undefined && !/^\d{1,15}$/.test(wanted)) {
      throw new RangeError(`The id "${wanted}" of a teammate must be up to 15 digits.`);
    }
    if (wanted !== undefined && taken.has(wanted)) {
      throw new RangeError(
        `The id ${wanted} belongs to another admin or team: admins and teams share their ids.`,
      );
    }
    let id = wanted ?? ids.teammate();
    while (taken.has(id) || (wanted === undefined && reserved.has(id))) id = ids.teammate();
    taken.add(id);
    return id;
  }

  function memberId(team: string, member: string): string {
    const found = [...admins.values()].find((admin) => admin.email === member || admin.name === member);
    if (found === undefined) {
      throw new RangeError(
        `The team "${team}" names the member "${member}", who is neither the name nor the email of an admin.`,
      );
    }
    return found.id;
  }

  const bot: Bot = { id: newId(undefined), name: "Operator", email: `operator+${appId}@intercom.io` };
  return {
    addAdmin(seed) {
      const admin: Admin = {
        id: newId(seed.id),
        name: seed.name,
        email: seed.email,
        awayModeEnabled: seed.away ?? false,
        awayModeReassign: false,
        hasInboxSeat: seed.hasInboxSeat ?? true,
      };
      admins.set(admin.id, admin);
      return admin;
    },
    addTeam(seed) {
      const adminIds = seed.members.map((member) => memberId(seed.name, member));
      const team: Team = { id: newId(seed.id), name: seed.name, adminIds, retired: seed.retired ?? false };
      teams.set(team.id, team);
      return team;
    },
    admin: (id) => admins.get(id),
    team: (id) => teams.get(id),
    admins: () => [...admins.values()],
    teams: () => [...teams.values()],
    bot,
  };
}
