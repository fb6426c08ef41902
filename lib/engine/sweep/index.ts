export { backlogLeg } from "./backlog-leg.ts";
export { type ConversationsLeg, conversationsLeg } from "./conversations-leg.ts";
export { dueLeg } from "./due-leg.ts";
export { handleHandOvers, isHandOver } from "./hand-overs.ts";
export type { Asking, Candidate, From, Json, Leg, Lister, Page, Step } from "./lister.ts";
export { readSweepMessage, type SweepMessage } from "./message.ts";
export { type PeopleLeg, peopleLeg } from "./people-leg.ts";
export { continueSweep, runSweep } from "./run-sweep.ts";
export type { Sweeping } from "./sweeping.ts";
