import type { Needs } from "../../conditions/index.ts";
import type { SettingProblem } from "../settings-problems.ts";
import type { AutoAssignSettings } from "./config.ts";
import { HERE, poolsIn, targetsIn } from "./pools.ts";

/** What of the routes can't be meant, or leads nowhere: each a path, what is wrong, and the remedy. Pure. */
export function problemsOfRoutes(settings: AutoAssignSettings): SettingProblem[] {
  return [
    ...nothingToDo(settings),
    ...strayTargets(settings),
    ...unreachable(settings),
    ...unanswerable(settings),
  ];
}

function nothingToDo({ pool, routes = [], otherwise, teams }: AutoAssignSettings): SettingProblem[] {
  if (pool !== undefined && otherwise !== undefined) {
    const remedy = "remove one of them, or make the pool one of pools";
    return [{ path: `${HERE}.otherwise`, message: "says where the rest goes, and so does pool", remedy }];
  }
  if (pool !== undefined || routes.length > 0 || otherwise !== undefined || teams === "draw") return [];
  const remedy = 'give a pool, such as { team: "Support" }';
  return [{ path: HERE, message: "says to nobody where conversations go", remedy }];
}

/** Targets that are no pool, and teams that have one. */
function strayTargets(settings: AutoAssignSettings): SettingProblem[] {
  const pools = poolsIn(settings);
  const names = pools.flatMap(({ name }) => (name === undefined ? [] : [name]));
  return targetsIn(settings).flatMap(({ to, path }) => {
    if ("pool" in to && !names.includes(to.pool)) {
      const remedy = names.length === 0 ? "add it to pools" : `give one of ${names.join(", ")}`;
      return [{ path: `${path}.pool`, message: `is "${to.pool}", which is none of pools`, remedy }];
    }
    if (!("team" in to)) return [];
    const pool = pools.find(({ settings: { team }, name }) => team === to.team && name !== undefined);
    if (pool === undefined) return [];
    const message = `is the team of the pool ${pool.name}, from which nobody would be drawn then`;
    return [{ path: `${path}.team`, message, remedy: `give { pool: "${pool.name}" }` }];
  });
}

function unreachable({ routes = [] }: AutoAssignSettings): SettingProblem[] {
  const all = routes.findIndex(({ when }) => when === undefined);
  const seen = new Set<string>();
  return routes.flatMap(({ name }, index) => {
    const path = `${HERE}.routes[${index}]`;
    const problems: SettingProblem[] = [];
    if (all !== -1 && index > all) {
      const message = `comes after routes[${all}], which has no condition and takes all`;
      problems.push({ path, message, remedy: "put it before that one, or give that one a condition" });
    }
    if (seen.has(name)) {
      problems.push({ path: `${path}.name`, message: `is "${name}" a second time`, remedy: "give another" });
    }
    seen.add(name);
    return problems;
  });
}

/** Conditions about what can't be read while a conversation waits. */
function unanswerable({ exclude, routes = [] }: AutoAssignSettings): SettingProblem[] {
  const conditions = [
    { path: `${HERE}.exclude`, when: exclude },
    ...routes.map(({ when }, index) => ({ path: `${HERE}.routes[${index}].when`, when })),
  ];
  return conditions.flatMap(({ path, when }) =>
    when !== undefined && isTooMuch(when.needs())
      ? [
          {
            path,
            message: "asks about segments or events, which can't be read for every message",
            remedy: "ask about a tag, an attribute or a company",
          },
        ]
      : [],
  );
}

function isTooMuch({ segments, events, recentEvents }: Needs): boolean {
  return segments.length + events.length + recentEvents.length > 0;
}
