import type { Rotation } from "../state/index.ts";
import { hasRoom, loadOf, withLoad } from "./draw-load.ts";
import { settleCredit, withMostCredit } from "./draw-weighted.ts";

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
  /** Default `round-robin`: whoever's last turn is longest ago, which also settles a tie of the others. */
  readonly strategy?: "round-robin" | "weighted" | "balanced";
  /** Of `weighted`: how many turns each gets for one of the others'; 1 for who isn't named. */
  readonly weights?: Readonly<Record<string, number>>;
  /** What each has open; needed by `balanced` and by limits. */
  readonly load?: DrawLoad;
  /** How many conversations the pool may have given out that are still open. */
  readonly places?: { readonly limit: number; readonly conversation: string };
}

/** Intercom's counts of open conversations, and how many each person may have. */
export interface DrawLoad {
  /** By person, as Intercom counted. */
  readonly open: Readonly<Record<string, number>>;
  /** Epoch milliseconds, UTC: when it was asked. */
  readonly countedAt: number;
  /** By person; without one, as many as come. */
  readonly limits?: Readonly<Record<string, number>>;
}

/** Who was drawn, and the rotation after it: the same object when nothing changed. */
export interface Drawn {
  readonly to: string;
  readonly rotation: Rotation;
}

/**
 * Draws a person by the draw's strategy. Pure. Newcomers come after everyone who was there before them; people who
 * are away keep their place; people who left the pool are forgotten. `key` names the decision that the draw is for:
 * drawing again for the same one gives the same person, as long as they may be drawn. `nowMs`: epoch milliseconds,
 * UTC. Undefined when everyone who may be drawn has reached their limit, by Intercom's counts and the draws since.
 */
export function drawFrom(rotation: Rotation, draw: Draw, key: string, nowMs: number): Drawn | undefined {
  const granted = rotation.grants.find((grant) => grant.for === key);
  if (granted !== undefined && draw.among.includes(granted.to)) return { to: granted.to, rotation };

  const turns = withNewcomers(rotation.turns, draw.members);
  if (draw.among.length === 0) throw new RangeError("a draw needs at least one person to draw from");
  const among = draw.among.filter((person) => hasRoom(rotation, draw, person));
  const byTurn = among.toSorted((a, b) => turnOf(turns, a) - turnOf(turns, b));
  const to = choose(byTurn, rotation, draw);
  if (to === undefined) return undefined;
  turns[to] = nextTurn(turns);
  const others = rotation.grants.filter((grant) => grant.for !== key);
  return {
    to,
    rotation: {
      version: rotation.version + 1,
      turns,
      grants: [...others, { for: key, to }].slice(-GRANTS_KEPT),
      ...(draw.strategy === "weighted" ? { credit: settleCredit(rotation.credit, draw, among, to) } : {}),
      ...(draw.load === undefined ? {} : { loads: withLoad(rotation, draw, draw.load, to, nowMs) }),
    },
  };
}

/** `byTurn` has whoever waits longest first, and the first of equals is chosen. */
function choose(byTurn: readonly string[], rotation: Rotation, draw: Draw): string | undefined {
  const [first, ...rest] = byTurn;
  if (first === undefined) return undefined;
  switch (draw.strategy) {
    case "weighted":
      return withMostCredit(rotation.credit, draw, byTurn);
    case "balanced":
      return rest.reduce(
        (best, person) => (loadOf(rotation, draw, person) < loadOf(rotation, draw, best) ? person : best),
        first,
      );
    default:
      return first;
  }
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

function turnOf(turns: Record<string, number>, person: string): number {
  return turns[person] ?? Number.MAX_SAFE_INTEGER;
}
