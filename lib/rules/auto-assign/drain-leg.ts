import { refOf } from "../../engine/event.ts";
import type { DrawLoad, Leg, Page, Reading } from "../../engine/index.ts";
import {
  type BacklogEntry,
  listDecisions,
  readBacklog,
  readPoolPlaces,
  type Table,
} from "../../state/index.ts";
import { whyNot } from "./eligible.ts";
import type { PoolFacts, WorkspaceFacts } from "./facts.ts";
import { type WaitsFor, waitsFor } from "./waiting.ts";

/** Of a backlog longer than this, a run looks at the oldest. */
const MOST_LOOKED_AT = 1_000;
/** The report of a run names this many pools. */
const MOST_TOLD = 10;

/** Who is there now. */
export interface Present {
  readonly workspace: WorkspaceFacts;
  readonly load: DrawLoad | undefined;
}

/**
 * The leg of the conversations that nobody was free for, those first that wait longest: as many for each pool as it
 * can give away now, so that a full pool holds nobody else up and nothing is enqueued in vain.
 */
export function drainLeg(look: (reading: Reading) => Promise<Present>): Leg<never> {
  return {
    name: "backlog",
    async step(_from, { rule, mode, table, reading, most }) {
      if (mode !== "live") return page([], "Only a live rule serves its backlog.");
      const backlog = await readBacklog(table, rule, MOST_LOOKED_AT);
      if (backlog.length === 0) return page([], "The backlog is empty.");
      const present = await look(reading);
      const rooms = await roomsOf(present, rule, table);
      const served: BacklogEntry[] = [];
      for (const entry of backlog) {
        if (served.length >= most || !rooms.isLeft()) break;
        const [head] = await listDecisions(table, entry.object, rule, 1);
        if (rooms.take(waitsFor(head))) served.push(entry);
      }
      const note = present.workspace.pools
        .slice(0, MOST_TOLD)
        .map((pool) => tell(pool, present))
        .join(" ");
      return { ...page(served, note), left: backlog.length - served.length };
    },
  };
}

/** What can be given away now, counted down as it is. */
async function roomsOf(present: Present, rule: string, table: Table) {
  const { workspace } = present;
  const { pools, teammates } = workspace;
  const left = new Map<string, number>();
  for (const pool of pools) {
    const { given } =
      pool.limitPerPool === undefined ? { given: {} } : await readPoolPlaces(table, `${rule}#${pool.key}`);
    const places = (pool.limitPerPool ?? Number.POSITIVE_INFINITY) - Object.keys(given).length;
    left.set(pool.key, Math.min(places, roomOf(pool, present)));
  }
  const isThere = (id: string) => {
    const teammate = teammates.get(id);
    return teammate !== undefined && whyNot(teammate, undefined) === undefined;
  };
  return {
    /** Whether there may be anything to give; a teammate whom a route names may be there at any time. */
    isLeft: () => [...left.values()].some((room) => room > 0) || workspace.ids.size > 0,
    take(whom: WaitsFor | undefined): boolean {
      // The settings have changed since, or an earlier version wrote it: it finds its way when it is decided about.
      if (whom === undefined) return true;
      if ("admin" in whom) return isThere(whom.admin);
      const room = left.get(whom.pool);
      if (room === undefined) return true;
      left.set(whom.pool, room - 1);
      return room > 0;
    },
  };
}

/** Who of a pool can be given something. */
function freeIn({ members }: PoolFacts, { workspace, load }: Present) {
  const people = members.filter(({ id }) => id !== workspace.actingAdmin);
  return { people, free: people.filter((person) => whyNot(person, load) === undefined) };
}

function tell(pool: PoolFacts, present: Present): string {
  const { people, free } = freeIn(pool, present);
  return `${free.length} of ${people.length} in ${pool.title} are free.`;
}

/** How many conversations the people of a pool can take. */
function roomOf(pool: PoolFacts, present: Present): number {
  const open: DrawLoad["open"] = present.load?.open ?? {};
  return freeIn(pool, present).free.reduce(
    (sum, { id, limit = Number.POSITIVE_INFINITY }) => sum + limit - (open[id] ?? 0),
    0,
  );
}

function page(served: readonly BacklogEntry[], note: string): Page<never> {
  return {
    kind: "page",
    entries: served.map(({ object, since }) => ({ object: refOf(object), waitsSince: since })),
    note,
  };
}
