import { isSwitchboardError } from "../intercom/index.ts";
import { type Decision, finishDecision, releaseDecision } from "../state/index.ts";
import type { Acting } from "./action.ts";
import { applyActions } from "./executor.ts";
import type { Outcome, Processing } from "./process-event.ts";

/** Applies a plan that is ours, and ends it with its receipts; should that be lost on the way, the next attempt looks. */
export async function applyPlan(
  decision: Decision,
  by: Processing,
  acting: () => Promise<Acting>,
  options: Parameters<typeof applyActions>[3],
): Promise<Outcome> {
  try {
    const applied = await applyActions(decision, await acting(), by.clock, options);
    const { state, receipts } = applied;
    if (!(await finishDecision(by.table, decision, by.claim.owner, { state, receipts }))) {
      return { kind: "later", reason: "lost" };
    }
    const ended: Decision = { ...decision, state, receipts: [...receipts] };
    if (state === "failed") return { kind: "failed", decision: ended, error: applied.error };
    const isRefused = receipts.every(({ result }) => result === "refused");
    return { kind: isRefused ? "refused" : "acted", decision: ended };
  } catch (error) {
    if (!mayStillHappen(error)) {
      // If the table fails too, the lease ends by itself, only later: the error that started it matters more.
      await releaseDecision(by.table, decision, by.claim.owner).catch(() => false);
    }
    throw error;
  }
}

/**
 * Whether Intercom may yet carry out a call that ended like this. Looking at once would find nothing, so the lease
 * runs to its end before anyone looks.
 */
export function mayStillHappen(error: unknown): boolean {
  if (!isSwitchboardError(error)) return false;
  switch (error.code) {
    case "intercom.timeout":
    case "intercom.server":
      return true;
    case "intercom.network":
      return error.details["reason"] !== "not_connected";
    case "intercom.deadline":
      return error.details["attempts"] !== 0;
    default:
      return false;
  }
}
