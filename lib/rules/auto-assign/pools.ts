import type { AutoAssignSettings, PoolSettings, TargetSettings } from "./config.ts";

/** Where auto-assign's settings stand in switchboard.config.ts. */
export const HERE = "rules.autoAssign";

/** A pool of the settings, and where it stands. */
export interface NamedPool {
  /** As routes call it; undefined for `pool`, which takes what no route takes. */
  readonly name: string | undefined;
  readonly path: string;
  readonly settings: PoolSettings;
  readonly strategy: AutoAssignSettings["strategy"];
}

/** Every pool of the settings: `pool` first, then those with a name. */
export function poolsIn(settings: AutoAssignSettings): NamedPool[] {
  const named = Object.entries(settings.pools ?? {}).map(([name, pool]) => ({
    name,
    path: `${HERE}.pools.${name}`,
    settings: pool,
  }));
  const first =
    settings.pool === undefined ? [] : [{ name: undefined, path: `${HERE}.pool`, settings: settings.pool }];
  return [...first, ...named].map((pool) => ({
    ...pool,
    strategy: pool.settings.strategy ?? settings.strategy,
  }));
}

/** A place that conversations are sent to, and where it stands: of the routes, and of `otherwise`. */
export function targetsIn(settings: AutoAssignSettings): { to: TargetSettings; path: string }[] {
  const routes = (settings.routes ?? []).map(({ to }, index) => ({
    to,
    path: `${HERE}.routes[${index}].to`,
  }));
  return settings.otherwise === undefined
    ? routes
    : [...routes, { to: settings.otherwise, path: `${HERE}.otherwise` }];
}

/** The people of a pool, each with where they stand; empty for a team. */
export function peopleIn({ settings, path }: NamedPool) {
  return (settings.people ?? []).map((one, index) => {
    const at = `${path}.people[${index}]`;
    return typeof one === "string" ? { admin: one, path: at } : { ...one, path: `${at}.admin` };
  });
}

/** Whether giving something from a pool may need Intercom's counts of open conversations. */
export function needsCountsAtAll({ strategy, settings }: NamedPool): boolean {
  const limits = (settings.people ?? []).some((one) => typeof one !== "string" && one.limit !== undefined);
  return strategy === "balanced" || settings.limitPerPerson !== undefined || limits;
}
