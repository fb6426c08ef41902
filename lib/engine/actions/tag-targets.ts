import type { TagTargets } from "../../intercom/index.ts";
import type { TagTarget } from "../../state/index.ts";
import type { Done } from "../action.ts";
import { isNotFound } from "./conversation.ts";

/**
 * Tags or untags all targets in one call. Intercom does it for all or for nobody, and doesn't say whom it missed
 * (docs/intercom-api-1.3/tags.md §3); so when it doesn't find one, the targets are halved until those it no longer
 * knows stand alone. The receipt names them; with nobody left the action is refused.
 */
export async function onAll(
  on: readonly TagTarget[],
  call: (targets: TagTargets) => Promise<unknown>,
): Promise<Done> {
  const missing = await missedBy(on, call);
  if (missing.length === on.length) return { result: "refused", reason: "gone", missing };
  return { result: "applied", ...(missing.length === 0 ? {} : { missing }) };
}

async function missedBy(
  on: readonly TagTarget[],
  call: (targets: TagTargets) => Promise<unknown>,
): Promise<string[]> {
  try {
    await call(targetsOf(on));
    return [];
  } catch (error) {
    if (!isNotFound(error)) throw error;
    if (on.length === 1) return on.map(({ id }) => id);
    const half = Math.ceil(on.length / 2);
    const first = await missedBy(on.slice(0, half), call);
    return [...first, ...(await missedBy(on.slice(half), call))];
  }
}

function targetsOf(on: readonly TagTarget[]): TagTargets {
  const of = (kind: TagTarget["kind"]) => on.filter((one) => one.kind === kind).map(({ id }) => ({ id }));
  const companies = of("company");
  return companies.length > 0 ? { companies } : { users: of("user"), leads: of("lead") };
}

/** Who was really tagged or untagged, for the reverse. */
export function reached(on: readonly TagTarget[], missing: readonly string[] = []): TagTarget[] {
  return on.filter(({ id }) => !missing.includes(id));
}

/** `user 5d0a…, lead 5d0b…`, or how many there are. */
export function nameTargets(on: readonly TagTarget[]): string {
  const [first, ...others] = on.map(({ kind, id }) => `${kind} ${id}`);
  return others.length === 0 ? `${first}` : `${first} and ${others.length} more`;
}
