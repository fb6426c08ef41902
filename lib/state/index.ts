export type { Action, Receipt } from "./action.ts";
export { addToBacklog, type BacklogEntry, readBacklog, removeFromBacklog } from "./backlog.ts";
export { spendBudget } from "./budget.ts";
export {
  ALL_RULES,
  type Pause,
  type PauseSwitch,
  pauseRule,
  readPause,
  readSwitches,
  resumeRule,
  SwitchBusyError,
  type Turn,
} from "./control.ts";
export type {
  AssignAction,
  Assignee,
  CloseAction,
  ConversationState,
  NoteAction,
  OpenAction,
  ReplyAction,
  SnoozeAction,
  UnassignAction,
} from "./conversation-action.ts";
export type { Claim, Decision, Hold, Memory } from "./decision.ts";
export {
  appendDecision,
  DECISIONS_KEPT_DAYS,
  finishDecision,
  listDecisions,
  readDecisions,
  releaseDecision,
  type Seen,
  takeOverDecision,
} from "./decisions.ts";
export { clearDue, type DueItem, listDue, setDue } from "./due.ts";
export { eraseEntries, eraseItem, type ScannedPage, type StoredItem, scanTable } from "./forget.ts";
export {
  chargeWindow,
  correctWindowLimit,
  type LimiterWindow,
  lowerWindow,
  takeFromWindow,
} from "./limiter-window.ts";
export { DECISION_KEY, type DecisionsPage, listDecisionsOf } from "./object-decisions.ts";
export {
  listParked,
  type ParkedKey,
  type ParkedMessage,
  parkMessage,
  readParked,
  unpark,
} from "./parked.ts";
export { findParked, type ParkedFilter, type ParkedPage } from "./parked-pages.ts";
export type { ArchiveAction, ConvertAction } from "./person-action.ts";
export { leavePlace, type PoolPlaces, readPoolPlaces, takePlace } from "./pool-places.ts";
export { type Rotation, readRotation, storedRotation, writeRotation } from "./rotation.ts";
export { entriesOfRun, listRuns, putRun, type RunEntry, type RunItem } from "./run.ts";
export { keepSnapshot, listSnapshots, type Snapshot } from "./snapshot.ts";
export {
  readSweep,
  type Sweep,
  type SweepCounts,
  type SweepPlace,
  type SweepRun,
  saveSweep,
  takeSweep,
} from "./sweep.ts";
export { listSweepReports, putSweepReport, type SweepReport } from "./sweep-report.ts";
export { releaseScroll, takeScroll } from "./sweep-scroll.ts";
export { openTable, type Table } from "./table.ts";
export type { TagAction, TagTarget, UntagAction } from "./tag-action.ts";
