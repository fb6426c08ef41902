import { type Reference, referencesIn } from "../reference.ts";
import type { Settings } from "../settings.ts";
import type { SettingProblem } from "../settings-problems.ts";
import type { AutoAssignSettings } from "./config.ts";
import { problemsOfPools } from "./pool-problems.ts";
import { HERE, peopleIn, poolsIn, targetsIn } from "./pools.ts";
import { problemsOfRoutes } from "./route-problems.ts";

/** Everything of the workspace that auto-assign's settings name: teams, people, and what the conditions ask about. */
export function references({ rules }: Pick<Settings, "rules">): Reference[] {
  const settings = settingsOf(rules);
  if (settings === undefined) return [];
  const pools = poolsIn(settings).flatMap((pool): Reference[] => {
    const { team } = pool.settings;
    const people = peopleIn(pool).map(({ admin, path }) => ({ kind: "admin", name: admin, path }) as const);
    return team === undefined ? people : [{ kind: "team", name: team, path: `${pool.path}.team` }, ...people];
  });
  const targets = targetsIn(settings).flatMap(({ to, path }): Reference[] => {
    if ("admin" in to) return [{ kind: "admin", name: to.admin, path: `${path}.admin` }];
    return "team" in to ? [{ kind: "team", name: to.team, path: `${path}.team` }] : [];
  });
  return [...pools, ...targets, ...asked(settings)];
}

/** What of auto-assign's settings can't be meant together, or leads nowhere, each with its remedy. */
export function contradictions({ rules }: Pick<Settings, "rules">): SettingProblem[] {
  const settings = settingsOf(rules);
  return settings === undefined ? [] : [...problemsOfPools(settings), ...problemsOfRoutes(settings)];
}

function settingsOf({ autoAssign }: Settings["rules"]): AutoAssignSettings | undefined {
  return autoAssign?.mode === "off" ? undefined : autoAssign;
}

function asked({ exclude, routes = [] }: AutoAssignSettings): Reference[] {
  const conditions = [
    { path: `${HERE}.exclude`, condition: exclude },
    ...routes.map(({ when }, index) => ({ path: `${HERE}.routes[${index}].when`, condition: when })),
  ];
  return conditions.flatMap(({ path, condition }) =>
    condition === undefined ? [] : referencesIn(condition, path),
  );
}
