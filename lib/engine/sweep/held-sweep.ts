import { readSweep, type Sweep, saveSweep, takeSweep } from "../../state/index.ts";
import { SKEW_MS } from "../skew.ts";
import { SweepOvertakenError } from "./errors.ts";
import type { Sweeping } from "./sweeping.ts";

/** The sweep of a rule while this invocation has its lease. */
export interface HeldSweep {
  /** As it was saved last. */
  readonly now: () => Sweep;
  /** Saves a change. Throws SweepOvertakenError when another invocation has it, and what the table throws. */
  save(change: Partial<Sweep>): Promise<void>;
  /** Gives the lease back, so that the next invocation need not wait for its end. Twice is once. */
  release(): Promise<void>;
}

/**
 * Takes the lease of a rule's sweep. Undefined when another invocation has it. With a `fence`, only from the owner
 * who had that one: a hand-over that comes late, or twice, finds that someone else went on.
 */
export async function holdSweep(by: Sweeping, fence?: number): Promise<HeldSweep | undefined> {
  const read = await readSweep(by.table, by.rule.name);
  if (fence !== undefined && read?.fence !== fence) return undefined;
  // Over by every function's clock.
  const isHeld = read !== undefined && read.until !== 0 && read.until + SKEW_MS >= by.clock.now();
  if (isHeld) return undefined;
  const { owner, until } = by.claim;
  const known = read ?? { rule: by.rule.name, places: {}, liveLegs: [] };
  const taken: Sweep = { ...known, owner, until, fence: (read?.fence ?? 0) + 1 };
  if (!(await takeSweep(by.table, taken, read, by.clock.now()))) return undefined;
  return held(taken, by);
}

function held(taken: Sweep, by: Sweeping): HeldSweep {
  let current = taken;
  async function save(change: Partial<Sweep>): Promise<void> {
    const next = { ...current, ...change };
    if (!(await saveSweep(by.table, next, by.clock.now()))) {
      throw new SweepOvertakenError(by.rule.name, current.fence);
    }
    current = next;
  }
  return {
    now: () => current,
    save,
    async release() {
      if (current.until !== 0) await save({ until: 0 });
    },
  };
}
