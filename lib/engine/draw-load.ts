import type { Rotation } from "../state/index.ts";
import type { Draw, DrawLoad } from "./draw.ts";

/** Intercom keeps its counts with some delay (docs/intercom-api-1.3/counts.md); by then it has caught up. */
const COUNTS_LAG_MS = 60_000;

/**
 * How many conversations a person has open: what Intercom counted, or what we knew after their last draw where that
 * is more and so recent that Intercom's count may not have it yet. So none of our own is missed; someone who closed
 * one within that minute is taken to have it a little longer.
 */
export function loadOf(rotation: Rotation, { load }: Pick<Draw, "load">, person: string): number {
  if (load === undefined) return 0;
  const counted = load.open[person] ?? 0;
  const known = rotation.loads?.[person];
  if (known === undefined || known.at <= load.countedAt - COUNTS_LAG_MS) return counted;
  return Math.max(counted, known.open);
}

/** Whether a person may have one more. */
export function hasRoom(rotation: Rotation, draw: Pick<Draw, "load">, person: string): boolean {
  const limit = draw.load?.limits?.[person];
  return limit === undefined || loadOf(rotation, draw, person) < limit;
}

/** The loads after `to` was drawn; without those that nobody looks at any more. */
export function withLoad(
  rotation: Rotation,
  draw: Pick<Draw, "load">,
  load: DrawLoad,
  to: string,
  nowMs: number,
): NonNullable<Rotation["loads"]> {
  const recent = Object.entries(rotation.loads ?? {}).filter(([, { at }]) => at > oldest(load, nowMs));
  return { ...Object.fromEntries(recent), [to]: { open: loadOf(rotation, draw, to) + 1, at: nowMs } };
}

/** Another function may work with counts that are as old as an invocation can be. */
function oldest({ countedAt }: DrawLoad, nowMs: number): number {
  return Math.min(countedAt, nowMs) - 3 * COUNTS_LAG_MS;
}
