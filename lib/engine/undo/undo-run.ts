import type { Undoing } from "./carry-out.ts";
import type { UndoReport } from "./report.ts";
import { undoDecision } from "./undo-decision.ts";

/** A decision of a run, as `entriesOfRun` answers them. */
export interface RunDecision {
  readonly object: string;
  readonly rule: string;
  readonly version: number;
}

/**
 * Takes a run's decisions back one after the other, as they come: newest first, so that each finds what it left.
 * Reports each. It can be stopped anywhere and run again: what is undone is found so. Throws what `undoDecision`
 * throws.
 */
export async function* undoRun(entries: AsyncIterable<RunDecision>, by: Undoing): AsyncGenerator<UndoReport> {
  for await (const { object, rule, version } of entries) {
    yield await undoDecision({ object, rule, version }, by);
  }
}
