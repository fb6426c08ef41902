import { SettingUnknownError } from "../../engine/index.ts";
import type { AdminListEntry } from "../../intercom/index.ts";
import type { AssignTo, FollowUpSettings } from "./config.ts";
import { targetKey } from "./deeds.ts";
import type { Pool, Target } from "./facts.ts";

/** An assignment of the settings, and where it stands there. */
export interface Assignment {
  readonly to: AssignTo;
  /** `rules.followUp.ladders[0].steps[1].do[0].assign`. */
  readonly path: string;
}

/** Every assignment that the settings name. */
export function assignmentsIn({ ladders }: Pick<FollowUpSettings, "ladders">): Assignment[] {
  return ladders.flatMap(({ steps }, l) =>
    steps.flatMap((step, s) =>
      step.do.flatMap((deed, d) =>
        "assign" in deed
          ? [{ to: deed.assign, path: `rules.followUp.ladders[${l}].steps[${s}].do[${d}].assign` }]
          : [],
      ),
    ),
  );
}

/**
 * Whom the settings' assignments mean, in Intercom's list of admins and teams. Throws SettingUnknownError for one that
 * is nobody there.
 */
export function targetsOf(
  assignments: readonly Assignment[],
  entries: readonly AdminListEntry[],
  actingAdmin: string,
): ReadonlyMap<string, Target> {
  return new Map(assignments.map((one) => [targetKey(one.to), targetOf(one, entries, actingAdmin)]));
}

function targetOf({ to, path }: Assignment, entries: readonly AdminListEntry[], actingAdmin: string): Target {
  if ("admin" in to) {
    const admin = entries.find(
      ({ type, id, email }) => type === "admin" && (id === to.admin || email === to.admin),
    );
    if (admin !== undefined) return { kind: "one", to: { type: "admin", id: admin.id } };
    throw new SettingUnknownError(`${path}.admin`, "give the email address or the id of a teammate.");
  }
  const [kind, name] = "team" in to ? ["team", to.team] : ["pool", to.pool];
  const team = entries.find((entry) => entry.type === "team" && (entry.id === name || entry.name === name));
  if (team === undefined) {
    throw new SettingUnknownError(`${path}.${kind}`, "give the name or the id of one of its teams.");
  }
  if (kind === "team") return { kind: "one", to: { type: "team", id: team.id } };
  return { kind: "pool", pool: poolOf(team, entries, actingAdmin) };
}

function poolOf(team: AdminListEntry, entries: readonly AdminListEntry[], actingAdmin: string): Pool {
  const ids = new Set((team.admin_ids ?? []).map(String));
  const people = entries.filter(({ type, id }) => type === "admin" && ids.has(id) && id !== actingAdmin);
  const free = people.filter((one) => one.away_mode_enabled !== true && one.has_inbox_seat !== false);
  return {
    team: team.id,
    name: team.name ?? team.id,
    members: people.map(({ id }) => id),
    free: free.map(({ id }) => id),
  };
}
