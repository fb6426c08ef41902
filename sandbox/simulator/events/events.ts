import type { Ids } from "../ids.ts";
import type { JsonObject } from "../json.ts";

/** An event of a user or lead (events.md). */
export interface Event {
  readonly id: string;
  readonly name: string;
  /** Unix seconds. */
  readonly createdAt: number;
  /** Epoch milliseconds; no two of one person are the same, so that a list can go on behind each of them. */
  readonly atMs: number;
  readonly metadata: JsonObject;
}

/** The events of a workspace. */
export interface Events {
  /** Undefined for one that is there already (events.md, section 4). */
  add(personId: string, event: Pick<Event, "name" | "createdAt" | "metadata">): Event | undefined;
  /** The stored spelling of a name; upper and lower case are the same. Undefined for a name not used yet. */
  spelling(name: string): string | undefined;
  /** How many names are in use. */
  names(): number;
  /** Of one person, newest first. */
  of(personId: string): readonly Event[];
  /** A lead that a user takes in brings its events. */
  hand(fromPersonId: string, toPersonId: string): void;
}

export function createEvents(ids: Ids): Events {
  const byPerson = new Map<string, Event[]>();
  const names = new Map<string, string>();

  function keep(personId: string, event: Omit<Event, "atMs">): Event | undefined {
    const own = byPerson.get(personId) ?? [];
    if (own.some((other) => sameEvent(other, event))) return undefined;
    const inSecond = own.filter(({ createdAt }) => createdAt === event.createdAt).length;
    const kept = { ...event, atMs: event.createdAt * 1000 + inSecond };
    byPerson.set(personId, [...own, kept]);
    return kept;
  }

  return {
    add(personId, { name, createdAt, metadata }) {
      const spelling = names.get(name.toLowerCase()) ?? name;
      names.set(name.toLowerCase(), spelling);
      return keep(personId, { id: ids.event(), name: spelling, createdAt, metadata });
    },
    spelling: (name) => names.get(name.toLowerCase()),
    names: () => names.size,
    of: (personId) => (byPerson.get(personId) ?? []).toSorted((a, b) => b.atMs - a.atMs),
    hand(from, to) {
      for (const event of byPerson.get(from) ?? []) keep(to, event);
      byPerson.delete(from);
    },
  };
}

function sameEvent(a: Omit<Event, "atMs">, b: Omit<Event, "atMs">): boolean {
  return a.name === b.name && a.createdAt === b.createdAt && canonical(a.metadata) === canonical(b.metadata);
}

/** The same text for the same members, whatever their order. */
function canonical(metadata: JsonObject): string {
  return JSON.stringify(Object.entries(metadata).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
