import type { Refusal } from "./judge.ts";

/** What a replay did. */
export interface ReplayReport {
  readonly replayed: number;
  /** Those that stay parked, by reason, and what to do about them. */
  readonly refused: readonly (Refusal & { readonly count: number })[];
  /** Replayed, and still parked, because they were parked again for another reason in the meantime. */
  readonly left: number;
}

export type Tally = ReturnType<typeof createTally>;

/** Counts what becomes of each message of a replay. */
export function createTally() {
  const refused = new Map<string, Refusal & { count: number }>();
  let replayed = 0;
  let left = 0;
  return {
    refuse(why: Refusal): void {
      refused.set(why.reason, { ...why, count: (refused.get(why.reason)?.count ?? 0) + 1 });
    },
    count(isAway: boolean): void {
      replayed += 1;
      if (!isAway) left += 1;
    },
    report: (): ReplayReport => ({ replayed, refused: [...refused.values()], left }),
  };
}
