import type { Clock } from "../../intercom/index.ts";
import {
  type Claim,
  type Decision,
  finishDecision,
  releaseDecision,
  type Table,
  takeOverDecision,
} from "../../state/index.ts";
import type { Acting } from "../action.ts";
import { mayStillHappen } from "../apply-plan.ts";
import { applyActions } from "../executor.ts";
import { SKEW_MS } from "../skew.ts";

/** What an operator's undo works with. */
export interface Undoing {
  readonly table: Table;
  readonly clock: Clock;
  /** In the rule's acting admin's name. Without `call.deadline`, one decision has a minute. */
  readonly acting: Acting;
  /** Names this attempt, as an invocation's id does: never the same twice. */
  readonly owner: string;
  /** Who asks for it, as it is kept in the history. */
  readonly operator: string;
  /** Why, in a sentence, for those who find the hold. */
  readonly because?: string;
  /** Takes back what has changed since, too. */
  readonly force?: boolean;
}

const LONGEST_MS = 60_000;

/** When the calls for one decision must be over: epoch milliseconds, UTC. */
export function deadlineOf({ clock, acting }: Undoing): number {
  return Math.min(acting.call.deadline ?? Number.POSITIVE_INFINITY, clock.now() + LONGEST_MS);
}

/** A claim that outlives every call made under it. */
export function claimUntil(deadline: number, { owner }: Undoing): Claim {
  return { owner, until: deadline + SKEW_MS };
}

/**
 * Applies an undo that this attempt has claimed (`log`: its object's decisions), looking first, and ends it. Undefined if it was taken over
 * meanwhile. Throws what can be retried; the undo stays open then, for the next attempt to carry on.
 */
export async function carryOut(
  undo: Decision,
  log: readonly Decision[],
  deadline: number,
  by: Undoing,
): Promise<Decision | undefined> {
  const acting = { ...by.acting, call: { ...by.acting.call, deadline } };
  try {
    const { state, receipts } = await applyActions(undo, acting, by.clock, { look: true, before: log });
    const isOurs = await finishDecision(by.table, undo, by.owner, { state, receipts });
    return isOurs ? { ...undo, state, receipts: [...receipts] } : undefined;
  } catch (error) {
    if (!mayStillHappen(error)) {
      // If the table fails too, the lease ends by itself, only later: the error that started it matters more.
      await releaseDecision(by.table, undo, by.owner).catch(() => false);
    }
    throw error;
  }
}

/** Carries on an undo whose owner died over it. Undefined while its lease runs, or if someone else was faster. */
export async function carryOn(
  open: Decision,
  log: readonly Decision[],
  by: Undoing,
): Promise<Decision | undefined> {
  const deadline = deadlineOf(by);
  const claim = claimUntil(deadline, by);
  if (!(await takeOverDecision(by.table, open, claim, by.clock.now()))) return undefined;
  return carryOut(open, log, deadline, by);
}
