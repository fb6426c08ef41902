import type { AutoAssignSettings, TargetSettings } from "./config.ts";
import type { AutoAssignFacts, ConversationFacts, PoolFacts, Teammate } from "./facts.ts";

/** Where a conversation goes, and why: `route` and `why` are for people. */
export type Target = { readonly route?: string; readonly why: string } & (
  | { readonly kind: "pool"; readonly pool: PoolFacts }
  | { readonly kind: "admin"; readonly teammate: Teammate }
  | { readonly kind: "team"; readonly id: string }
  | { readonly kind: "none"; readonly reason: "with_another_team" | "no_route" }
);

/**
 * Where the settings send a conversation. One that lies with a team goes to that team's pool, whatever the routes
 * say; any other to the first route whose condition holds, or else to `otherwise` or `pool`. Pure.
 */
export function chooseTarget(
  settings: AutoAssignSettings,
  conversation: ConversationFacts,
  facts: AutoAssignFacts,
): Target {
  const { assignee } = conversation;
  if (assignee.type === "team") {
    const pool = facts.pools.find(({ team }) => team === assignee.id);
    if (pool !== undefined) return { kind: "pool", pool, why: `It lies with ${pool.title}.` };
    const why = `The conversation is with team ${assignee.id}, for which the settings have no pool.`;
    return { kind: "none", reason: "with_another_team", why };
  }
  for (const { name, when, to } of settings.routes ?? []) {
    const outcome = when?.evaluate(facts.asked, { now: Math.floor(facts.now / 1000) });
    if (outcome?.holds === false) continue;
    const because = outcome === undefined ? "" : ` ${outcome.because}`;
    return resolve(to, `Route "${name}" takes it.${because}`, facts, name);
  }
  const rest = settings.routes === undefined ? "" : "No route takes it.";
  if (settings.otherwise !== undefined) return resolve(settings.otherwise, rest, facts);
  const pool = settings.pool === undefined ? undefined : facts.pools.find(({ name }) => name === undefined);
  if (pool !== undefined) return { kind: "pool", pool, why: rest };
  const why = "No route takes it, and the settings leave the rest alone.";
  return { kind: "none", reason: "no_route", why };
}

function resolve(to: TargetSettings, why: string, facts: AutoAssignFacts, route?: string): Target {
  const said = { why, ...(route === undefined ? {} : { route }) };
  if ("pool" in to) {
    const pool = facts.pools.find(({ name }) => name === to.pool);
    if (pool !== undefined) return { ...said, kind: "pool", pool };
  } else if ("admin" in to) {
    const teammate = facts.teammates.get(facts.ids.get(to.admin) ?? "");
    if (teammate !== undefined) return { ...said, kind: "admin", teammate };
  } else {
    const id = facts.ids.get(to.team);
    if (id !== undefined) return { ...said, kind: "team", id };
  }
  // Settings that name what isn't there are refused before.
  return { ...said, kind: "none", reason: "no_route" };
}
