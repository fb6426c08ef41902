export type { Undoing } from "./carry-out.ts";
export { describeUndo } from "./describe.ts";
export { type ReleaseReport, releaseHold } from "./release-hold.ts";
export type { ActionUndone, UndoReport, UndoTarget } from "./report.ts";
export { undoDecision } from "./undo-decision.ts";
export { type RunDecision, undoRun } from "./undo-run.ts";
