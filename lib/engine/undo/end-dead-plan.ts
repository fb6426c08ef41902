import { type Decision, finishDecision, releaseDecision, takeOverDecision } from "../../state/index.ts";
import { giveUpActions } from "../executor.ts";
import { claimUntil, deadlineOf, type Undoing } from "./carry-out.ts";

/**
 * Ends a plan whose owner died over it, so that what was done of it can be taken back: that is noted, and the rest
 * is given up (`taken_back`). Reads only. False while its owner may be at work, or if someone else was faster. Throws
 * what the client and the table throw; the plan stays open then.
 */
export async function endDeadPlan(open: Decision, log: readonly Decision[], by: Undoing): Promise<boolean> {
  const now = by.clock.now();
  if (open.outcome !== "plan" || (open.claim?.until ?? 0) >= now) return false;
  const deadline = deadlineOf(by);
  if (!(await takeOverDecision(by.table, open, claimUntil(deadline, by), now))) return false;
  try {
    const seeing = { ...by.acting, call: { ...by.acting.call, deadline } };
    const receipts = await giveUpActions(open, seeing, by.clock, log, "taken_back");
    return await finishDecision(by.table, open, by.owner, { state: "done", receipts });
  } catch (error) {
    // If the table fails too, the lease ends by itself, only later: the error that started it matters more.
    await releaseDecision(by.table, open, by.owner).catch(() => false);
    throw error;
  }
}
