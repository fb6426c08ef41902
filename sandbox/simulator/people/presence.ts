import type { Person } from "./person.ts";
import type { Dates } from "./stamps.ts";

/** How long ago the people of a crowd were seen. */
export interface Presence {
  /** How many of them were never seen. */
  readonly neverSeen: number;
  /** So many were last seen more than `days` days ago, all others less. Undefined: as it comes. */
  readonly stale: { readonly count: number; readonly days: number } | undefined;
}

const DAY_SECONDS = 24 * 60 * 60;
const YEAR_SECONDS = 365 * DAY_SECONDS;

interface Crowded {
  readonly kind: Person["kind"];
  readonly size: number;
  /** Unix seconds. */
  readonly now: number;
  readonly presence: Presence;
}

/**
 * Answers the dates of the one at a place, from two random numbers: how long ago they came, and were last seen. They came
 * within the last year, stale ones within the year before they were last seen. Those never seen and those stale are
 * spread over the crowd.
 */
export function createPresence({ kind, size, now, presence: { neverSeen, stale } }: Crowded) {
  const rankOf = spread(size);

  function ages(rank: number, came: number, seen: number): { readonly age: number; readonly unseen: number } {
    if (stale === undefined || rank < neverSeen) {
      const age = Math.floor(came * YEAR_SECONDS);
      return { age, unseen: Math.floor(seen * age) };
    }
    const limit = stale.days * DAY_SECONDS;
    if (rank < neverSeen + stale.count) {
      const unseen = limit + 1 + Math.floor(seen * YEAR_SECONDS);
      return { age: unseen + Math.floor(came * YEAR_SECONDS), unseen };
    }
    const age = Math.floor(came * YEAR_SECONDS);
    return { age, unseen: Math.floor(seen * Math.min(age, limit)) };
  }

  return (index: number, came: number, seen: number): Dates => {
    const rank = rankOf(index);
    const { age, unseen } = ages(rank, came, seen);
    const createdAt = now - age;
    const lastRequestAt = rank < neverSeen ? null : now - unseen;
    const signedUpAt = kind === "user" ? createdAt : null;
    return { createdAt, updatedAt: lastRequestAt ?? createdAt, signedUpAt, lastRequestAt };
  };
}

/** Puts the places 0 to `size` - 1 in another order, in which neighbours are far apart. */
function spread(size: number): (index: number) => number {
  let step = Math.max(1, Math.floor(size * 0.618));
  while (commonDivisor(step, size) > 1) step += 1;
  return (index) => (index * step) % size;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
