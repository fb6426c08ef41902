import type { Team } from "../teams/team.ts";
import type { Admin, Bot } from "./admin.ts";
import type { Teammates } from "./teammates.ts";

/** An admin as the API shows one (admins.md). */
export function adminView(admin: Admin, teammates: Teammates): object {
  const teams = teammates.teams().filter((team) => team.adminIds.includes(admin.id));
  return {
    type: "admin",
    id: admin.id,
    name: admin.name,
    email: admin.email,
    job_title: null,
    away_mode_enabled: admin.awayModeEnabled,
    away_mode_reassign: admin.awayModeReassign,
    has_inbox_seat: admin.hasInboxSeat,
    avatar: { type: "avatar", image_url: null },
    team_ids: teams.map((team) => Number(team.id)),
  };
}

/** A team as it stands among the admins: with more members than under `/teams` (admins.md). */
export function teamAsAdminView(team: Team): object {
  return {
    type: "team",
    id: team.id,
    name: team.name,
    email: teamEmail(team),
    away_mode_enabled: false,
    away_mode_reassign: false,
    has_inbox_seat: true,
    avatar: { type: "avatar", image_url: null },
    admin_ids: team.adminIds.map(Number),
  };
}

/** The bot as it stands among the admins: without avatar and teams. */
export function botView(bot: Bot): object {
  return {
    type: "admin",
    id: bot.id,
    name: bot.name,
    email: bot.email,
    away_mode_enabled: false,
    away_mode_reassign: false,
    has_inbox_seat: false,
  };
}

/** Teams have an address of their own. */
export function teamEmail(team: Team): string {
  return `team-${team.id}@teams.intercom.io`;
}
