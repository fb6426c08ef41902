import { type Hours, isOpen } from "../../conditions/index.ts";
import { SettingUnknownError } from "../../engine/index.ts";
import type { AdminListEntry } from "../../intercom/index.ts";
import type { AutoAssignSettings } from "./config.ts";
import type { PoolFacts, Teammate, WorkspaceFacts } from "./facts.ts";
import { type NamedPool, peopleIn, poolsIn, targetsIn } from "./pools.ts";

/**
 * What Intercom's list of admins says about the settings: the members of every pool, and whom routes name. `now` is
 * epoch milliseconds, UTC. Throws SettingUnknownError for a name that the workspace doesn't have.
 */
export function workspaceOf(
  settings: AutoAssignSettings,
  actingAdmin: string,
  entries: readonly AdminListEntry[],
  now: number,
): WorkspaceFacts {
  const pools = poolsIn(settings).map((pool) => poolOf(pool, entries, now));
  return {
    now,
    pools: settings.teams === "draw" ? [...pools, ...otherTeams(settings, pools, entries)] : pools,
    teammates: new Map(
      entries.flatMap((entry) => (entry.type === "admin" ? [[entry.id, teammate(entry)] as const] : [])),
    ),
    ids: new Map(
      targetsIn(settings).flatMap(({ to, path }): [string, string][] => {
        if ("admin" in to) return [[to.admin, findAdmin(to.admin, `${path}.admin`, entries)]];
        return "team" in to ? [[to.team, findTeam(to.team, `${path}.team`, entries).id]] : [];
      }),
    ),
    actingAdmin: findActingAdmin(actingAdmin, entries),
  };
}

/** The acting admin's id, from an id or an email address in the settings. */
export function findActingAdmin(setting: string, entries: readonly AdminListEntry[]): string {
  return findAdmin(setting, "actingAdmin", entries);
}

function findAdmin(setting: string, path: string, entries: readonly AdminListEntry[]): string {
  const wanted = setting.toLowerCase();
  const found = entries.find(
    (entry) => entry.type === "admin" && (entry.id === setting || entry.email?.toLowerCase() === wanted),
  );
  if (found !== undefined) return found.id;
  throw new SettingUnknownError(path, "give the id or the email address of one of its teammates.");
}

function findTeam(setting: string, path: string, entries: readonly AdminListEntry[]) {
  const team = entries.find(
    (entry) => entry.type === "team" && (entry.id === setting || entry.name === setting),
  );
  if (team?.type === "team") return team;
  throw new SettingUnknownError(path, "give the name or the id of one of its teams.");
}

/** A pool of the settings with its people as they are now. */
export function poolOf(pool: NamedPool, entries: readonly AdminListEntry[], now: number): PoolFacts {
  const { name, path, settings, strategy } = pool;
  const { team, limitPerPool } = settings;
  const common = { name, strategy, ...(limitPerPool === undefined ? {} : { limitPerPool }) };
  const withPool = (one: Teammate, own: Own = {}) => inPool(one, own, settings, now);
  if (team !== undefined) {
    const found = findTeam(team, `${path}.team`, entries);
    const members = membersOf(found.admin_ids ?? [], entries).map((one) => withPool(one));
    return { ...common, key: found.id, title: found.name ?? found.id, team: found.id, members };
  }
  const people = peopleIn(pool).flatMap((one) => {
    const id = findAdmin(one.admin, one.path, entries);
    return membersOf([id], entries).map((member) => withPool(member, one));
  });
  return { ...common, key: `people:${name ?? "pool"}`, title: name ?? "the pool", members: people };
}

/** Teams that have no pool in the settings. */
function otherTeams(
  { strategy }: AutoAssignSettings,
  pools: readonly PoolFacts[],
  entries: readonly AdminListEntry[],
): PoolFacts[] {
  const known = new Set(pools.map(({ team }) => team));
  return entries.flatMap((entry) => {
    if (entry.type !== "team" || known.has(entry.id)) return [];
    const members = membersOf(entry.admin_ids ?? [], entries);
    return [
      { key: entry.id, name: undefined, title: entry.name ?? entry.id, team: entry.id, strategy, members },
    ];
  });
}

interface Own {
  readonly weight?: number | undefined;
  readonly limit?: number | undefined;
  readonly hours?: Hours | undefined;
}

function inPool(one: Teammate, own: Own, pool: NamedPool["settings"], now: number): Teammate {
  const limit = own.limit ?? pool.limitPerPerson;
  const isWithin = (hours: Hours | undefined) => hours === undefined || isOpen(hours, Math.floor(now / 1000));
  return {
    ...one,
    onDuty: isWithin(pool.hours) && isWithin(own.hours),
    weight: own.weight ?? 1,
    ...(limit === undefined ? {} : { limit }),
  };
}

function membersOf(ids: readonly (string | number)[], entries: readonly AdminListEntry[]): Teammate[] {
  const wanted = new Set(ids.map(String));
  return entries.flatMap((entry) =>
    entry.type === "admin" && wanted.has(entry.id) ? [teammate(entry)] : [],
  );
}

function teammate(entry: AdminListEntry): Teammate {
  return {
    id: entry.id,
    away: entry.away_mode_enabled === true,
    hasInboxSeat: entry.has_inbox_seat !== false,
    onDuty: true,
    weight: 1,
  };
}
