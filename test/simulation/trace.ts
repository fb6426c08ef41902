/** Writes down who did what. */
export type Trace = (who: string, what: string) => void;

/** Everything that happened in a run, in order, for a person who looks for the reason of a failure. */
export interface Tracing {
  readonly trace: Trace;
  /** The lines that have one of these words, or all of them. */
  lines(...words: readonly string[]): readonly string[];
}

/** Begins a trace; each line has the virtual time since `startMs`. */
export function createTrace(now: () => number, startMs: number): Tracing {
  const lines: string[] = [];
  return {
    trace(who, what) {
      lines.push(`${((now() - startMs) / 1000).toFixed(3).padStart(10)} s  ${who.padEnd(12)} ${what}`);
    },
    lines: (...words) =>
      words.length === 0 ? lines : lines.filter((line) => words.some((word) => line.includes(word))),
  };
}
