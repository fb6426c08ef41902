import type { Rotation } from "../state/index.ts";

/** Draws kept so that a retry finds its own; more than one function can have in flight at once. */
const GRANTS_KEPT = 24;

/** A choice that a plan leaves to the rotation of a pool. */
export interface Draw {
  /** The rotation's name: one order of turns each. */
  readonly pool: string;
  /** Everyone in the pool, free or not: they keep their place in the order. */
  readonly members: readonly string[];
  /** Who may be drawn now; never empty. */
  readonly among: readonly string[];
}

/**
 * Draws the person whose last turn is longest ago. Pure. Newcomers come after everyone who was there before
 * them; people who are away keep their place; people who left the pool are forgotten. `key` names the decision
 * that the draw is for: drawing again for the same one gives the same person, as long as they may be drawn.
 * Answers the same rotation object when nothing changed.
 */
export function drawRoundRobin(
  rotation: Rotation,
  draw: Draw,
  key: string,
): { to: string; rotation: Rotation } {
  const granted = rotation.grants.find((grant) => grant.for === key);
  if (granted !== undefined && draw.among.includes(granted.to)) return { to: granted.to, rotation };

  const turns = withNewcomers(rotation.turns, draw.members);
  const to = longestWaiting(turns, draw.among);
  turns[to] = nextTurn(turns);
  const others = rotation.grants.filter((grant) => grant.for !== key);
  const grants = [...others, { for: key, to }].slice(-GRANTS_KEPT);
  return { to, rotation: { version: rotation.version + 1, turns, grants } };
}

function withNewcomers(known: Rotation["turns"], members: readonly string[]): Record<string, number> {
  const turns: Record<string, number> = {};
  for (const member of members) {
    const turn = known[member];
    if (turn !== undefined) turns[member] = turn;
  }
  let next = nextTurn(turns);
  for (const member of members) {
    if (turns[member] !== undefined) continue;
    turns[member] = next;
    next += 1;
  }
  return turns;
}

function nextTurn(turns: Record<string, number>): number {
  return 1 + Math.max(0, ...Object.values(turns));
}

function longestWaiting(turns: Record<string, number>, among: readonly string[]): string {
  const [first, ...rest] = among;
  if (first === undefined) throw new RangeError("a draw needs at least one person to draw from");
  const turnOf = (person: string) => turns[person] ?? Number.POSITIVE_INFINITY;
  return rest.reduce((best, person) => (turnOf(person) < turnOf(best) ? person : best), first);
}
