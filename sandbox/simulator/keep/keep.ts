import type { Clock } from "../clock.ts";
import { openJournal } from "./journal.ts";
import type { KeptCall } from "./kept-call.ts";
import { createReplayClock } from "./replay-clock.ts";

/**
 * Keeps a workspace over the simulator's stops: not its objects, but the calls that made them, so that every resource
 * is kept without a line of its own. The same calls at the same times give the same objects with the same ids.
 */
export interface Keep {
  /** The simulator's time: of the past until everything is replayed. */
  readonly clock: Clock;
  /** The kept workspace's own, or that of the options. */
  readonly seed: number | undefined;
  /** Whether there is something to replay. */
  readonly restored: boolean;
  /** Keeps a call; not while replaying. Throws KeepError. */
  record(call: KeptCall): void;
  /** Forgets everything: the workspace starts over. */
  restart(seed: number | undefined): void;
  /** Has every kept call done again, in order, each at its own time. Then the clock is the real one. */
  replay(handle: (call: KeptCall) => Promise<void>): Promise<void>;
}

const DEFAULT_SEED = 1;

/** Throws KeepError for a folder that can't be used. */
export function openKeep(folder: string, real: Clock, seed: number | undefined): Keep {
  const journal = openJournal(folder);
  const { kept } = journal;
  const beginning = kept?.beginning ?? { seed: seed ?? DEFAULT_SEED, at: real.now() };
  const clock = createReplayClock(real, beginning.at);
  let begun = kept !== undefined;
  let replaying = true;

  return {
    clock,
    seed: beginning.seed,
    restored: begun,
    record(call) {
      if (replaying) return;
      // Not before there is something to keep: a start that fails leaves no trace.
      if (!begun) journal.begin(beginning);
      begun = true;
      journal.add({ at: clock.now(), ...call });
    },
    restart(next) {
      journal.begin({ seed: next ?? beginning.seed, at: clock.now() });
      begun = true;
    },
    async replay(handle) {
      for (const { at, ...call } of kept?.entries ?? []) {
        clock.reach(at);
        await handle(call);
      }
      clock.goLive();
      replaying = false;
    },
  };
}
