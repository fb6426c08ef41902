import type { Clock } from "../../lib/intercom/index.ts";
import type { Timeline } from "./timeline.ts";
import type { Trace } from "./trace.ts";

/** What becomes of one call of a port. Times are milliseconds. */
export interface Fate {
  /** Until the call arrives on the other side. */
  readonly there: number;
  /** Until its answer is back. */
  readonly back: number;
  /** The caller gives up after this long, whether or not the call arrived. */
  readonly patience?: { readonly ms: number; readonly error: () => Error };
  /** Instead of arriving, it fails with this. */
  readonly lost?: () => Error;
  /** It is carried out, and its answer fails with this. */
  readonly answerLost?: () => Error;
  /** The caller's machine stops before the call leaves, or before its answer is used. */
  readonly crash?: "before" | "after";
}

/** One process: it runs until it is done or dies, and once dead nothing that it waits for ever comes. */
export interface Life {
  readonly name: string;
  isOver(): boolean;
  end(why: string): void;
  /** Whom to tell of its end; the last one who asked. */
  onEnd(tell: () => void): void;
  /** Calls something outside of the process. */
  call<T>(what: string, fate: Fate, carryOut: () => Promise<T>): Promise<T>;
  /** The process's own clock, which may go wrong by a little. */
  readonly clock: Clock;
}

/** Begins a process. `skewMs`: how far its clock is ahead of the true time. */
export function beginLife(name: string, skewMs: number, timeline: Timeline, trace: Trace): Life {
  let over = false;
  let tellEnd = () => {};
  const end = (why: string) => {
    if (over) return;
    over = true;
    trace(name, why);
    tellEnd();
  };

  function call<T>(what: string, fate: Fate, carryOut: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    if (over) return promise;
    if (fate.crash === "before") {
      end(`crashes before ${what}`);
      return promise;
    }
    let settled = false;
    const settle = (how: () => void, told: string) => {
      if (settled || over) return;
      settled = true;
      trace(name, told);
      how();
    };
    const fail = (error: Error) => settle(() => reject(error), `${what}: ${error.name}`);
    const { patience } = fate;
    if (patience !== undefined && fate.there + fate.back > patience.ms) {
      timeline.at(timeline.now() + patience.ms, () => fail(patience.error()));
    }
    timeline.at(timeline.now() + fate.there, async () => {
      const later = timeline.now() + fate.back;
      if (fate.lost !== undefined) {
        const error = fate.lost();
        timeline.at(later, () => fail(error));
        return;
      }
      const outcome = await carryOut().then(
        (value) => ({ ok: true, value }) as const,
        (error: unknown) => ({ ok: false, error }) as const,
      );
      trace(name, `${what} arrives${outcome.ok ? "" : ` and is refused`}`);
      if (fate.crash === "after") end(`crashes after ${what}`);
      timeline.at(later, () => {
        if (fate.answerLost !== undefined) fail(fate.answerLost());
        else if (outcome.ok) settle(() => resolve(outcome.value), `${what}: done`);
        else settle(() => reject(outcome.error), `${what}: ${nameOf(outcome.error)}`);
      });
    });
    return promise;
  }

  return {
    name,
    isOver: () => over,
    end,
    onEnd(tell) {
      tellEnd = tell;
    },
    call,
    clock: {
      now: () => timeline.now() + skewMs,
      // Nothing that runs here aborts a sleep.
      sleep: (ms) =>
        new Promise((resolve) => timeline.at(timeline.now() + Math.max(0, ms), () => over || resolve())),
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}
