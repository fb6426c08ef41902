import type { AdminListEntry } from "../../intercom/index.ts";
import { findActingAdmin } from "../acting-admin.ts";
import type { SettingProblem } from "../settings-problems.ts";
import { nearest } from "./nearest.ts";

const PATH = "actingAdmin";

/** What is wrong with the teammate in whose name Switchboard acts: missing, away, or without a seat. */
export function checkActingAdmin(setting: string, entries: readonly AdminListEntry[]): SettingProblem[] {
  const admins = entries.filter(({ type }) => type === "admin");
  const admin = findActingAdmin(setting, entries);
  if (admin === undefined) return [{ path: PATH, ...unknown(setting, admins) }];
  if (admin.away_mode_enabled === true) {
    return [{ path: PATH, message: `${setting} is away in Intercom`, remedy: "end its away mode there" }];
  }
  if (admin.has_inbox_seat === false) {
    return [
      {
        path: PATH,
        message: `${setting} has no inbox seat, without which Intercom refuses assignments`,
        remedy: "give it a seat in Intercom, or name a teammate who has one",
      },
    ];
  }
  return [];
}

function unknown(setting: string, admins: readonly AdminListEntry[]): Omit<SettingProblem, "path"> {
  const message = `${setting} is no teammate of this workspace`;
  const like = nearest(
    setting,
    admins.flatMap(({ email }) => email ?? []),
  );
  const byName = admins.find(({ name }) => name === setting);
  if (byName !== undefined) {
    return {
      message,
      remedy: `give the email address, ${byName.email}, or the id, ${byName.id}, not the name`,
    };
  }
  return {
    message,
    remedy: `${like === undefined ? "" : `did you mean ${like}? `}${like === undefined ? "give" : "Give"} the email address or the id of one`,
  };
}
