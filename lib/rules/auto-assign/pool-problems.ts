import type { SettingProblem } from "../settings-problems.ts";
import type { AutoAssignSettings } from "./config.ts";
import { type NamedPool, peopleIn, poolsIn } from "./pools.ts";

/** What of the pools can't be meant: each a path, what is wrong with it, and the remedy. Pure. */
export function problemsOfPools(settings: AutoAssignSettings): SettingProblem[] {
  const pools = poolsIn(settings);
  return [...pools.flatMap((pool) => [...problemsOf(pool), ...namedTwice(pool)]), ...sameTeam(pools)];
}

function problemsOf({ path, settings, strategy }: NamedPool): SettingProblem[] {
  const { team, people, limitPerPerson, limitPerPool } = settings;
  const problems: SettingProblem[] = [];
  if (team === undefined && people === undefined) {
    problems.push({ path, message: "names nobody", remedy: "give a team, or a list of people" });
  }
  if (team !== undefined && people !== undefined) {
    problems.push({ path, message: "has both a team and people", remedy: "remove one of them" });
  }
  const weighs = (people ?? []).some((one) => typeof one !== "string" && one.weight !== undefined);
  if (weighs && strategy !== "weighted") {
    const remedy = 'give strategy: "weighted", or remove the weights';
    problems.push({ path, message: `has weights, which the strategy ${strategy} doesn't look at`, remedy });
  }
  if (strategy === "weighted" && !weighs) {
    const remedy = people === undefined ? "list its people, with weights" : "give someone a weight";
    problems.push({ path, message: "is drawn by weight, and nobody has one", remedy });
  }
  if (limitPerPerson !== undefined && limitPerPool !== undefined && limitPerPerson > limitPerPool) {
    const message = `is ${limitPerPerson}, more than the whole pool's limit of ${limitPerPool}`;
    problems.push({ path: `${path}.limitPerPerson`, message, remedy: `give ${limitPerPool} at most` });
  }
  return problems;
}

function namedTwice(pool: NamedPool): SettingProblem[] {
  const seen = new Set<string>();
  return peopleIn(pool).flatMap(({ admin, path }) => {
    const name = admin.toLowerCase();
    if (seen.has(name)) return [{ path, message: "is in this pool already", remedy: "remove it here" }];
    seen.add(name);
    return [];
  });
}

/** A conversation that lies with a team is drawn from its pool: there can be only one. */
function sameTeam(pools: readonly NamedPool[]): SettingProblem[] {
  return pools.flatMap(({ settings: { team }, path }, index) => {
    const first = pools.slice(0, index).find((other) => team !== undefined && other.settings.team === team);
    if (first === undefined) return [];
    const message = `is the same team as ${first.path}`;
    return [{ path: `${path}.team`, message, remedy: "keep one pool for each team" }];
  });
}
