import { type Decision, finishDecision, type Seen, takeOverDecision } from "../state/index.ts";
import { applyPlan } from "./apply-plan.ts";
import { giveUpActions } from "./executor.ts";
import type { Outcome, Processing } from "./process-event.ts";

/** An open plan that is not ours: its owner still works on it, or died over it. */
export async function takeUp(open: Decision, { recent }: Seen, by: Processing): Promise<Outcome> {
  const now = by.clock.now();
  if ((open.claim?.until ?? 0) >= now) return { kind: "later", reason: "busy" };
  // An operator's undo is the operator's to end, while the rule itself changes nothing.
  if (by.acting === undefined && open.outcome === "undo") return { kind: "later", reason: "busy" };
  // Before the claim: an event that must wait for the budget must not hold the plan meanwhile.
  await by.reading.admins();
  await by.reserve(by.rule.callsPerEvent);
  if (!(await takeOverDecision(by.table, open, by.claim, now))) return { kind: "later", reason: "lost" };
  return by.acting === undefined
    ? giveUp(open, recent, by)
    : applyPlan(open, by, by.acting, { look: true, before: recent });
}

/**
 * A plan of the time when the rule was live, found after it was switched off or to dry run: what was done is noted,
 * and nothing more is done.
 */
async function giveUp(open: Decision, recent: readonly Decision[], by: Processing): Promise<Outcome> {
  const { intercom, call } = by.reading;
  const seeing = { intercom, call, admin: await by.rule.actingAdmin(by.reading) };
  const receipts = [...(await giveUpActions(open, seeing, by.clock, recent))];
  const end = { state: "done", receipts } as const;
  if (!(await finishDecision(by.table, open, by.claim.owner, end))) return { kind: "later", reason: "lost" };
  const isRefused = receipts.every(({ result }) => result === "refused");
  return { kind: isRefused ? "refused" : "acted", decision: { ...open, state: "done", receipts } };
}
