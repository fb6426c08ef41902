export type { Action, AssignAction, Assignee, Receipt } from "./action.ts";
export { addToBacklog, type BacklogEntry, readBacklog, removeFromBacklog } from "./backlog.ts";
export { spendBudget } from "./budget.ts";
export type { Claim, Decision, Hold } from "./decision.ts";
export {
  appendDecision,
  finishDecision,
  listDecisions,
  readDecisions,
  releaseDecision,
  type Seen,
  takeOverDecision,
} from "./decisions.ts";
export {
  chargeWindow,
  correctWindowLimit,
  type LimiterWindow,
  lowerWindow,
  takeFromWindow,
} from "./limiter-window.ts";
export { listParked, type ParkedMessage, parkMessage } from "./parked.ts";
export { type Rotation, readRotation, writeRotation } from "./rotation.ts";
export { entriesOfRun, listRuns, putRun, type RunEntry, type RunItem } from "./run.ts";
export { openTable, type Table } from "./table.ts";
