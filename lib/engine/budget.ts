import { type Decision, spendBudget, type Table } from "../state/index.ts";
import { OverBudgetError } from "./errors.ts";

/** How much a rule may do, so that a mistake in its settings stays small. */
export interface Budget {
  /** Actions an hour (of the clock, UTC) over all objects; without it as many as there are. */
  readonly perHour?: number;
  /** Actions in any sixty minutes about one object: what ends a loop that nothing else has noticed. */
  readonly perObjectHour?: number;
  /** Objects that one sweep enqueues. */
  readonly perSweep?: number;
  /** Objects that the first live sweep enqueues. */
  readonly firstSweep?: number;
}

const HOUR_MS = 3_600_000;
const PER_OBJECT_HOUR = 10;

/**
 * Whether a rule has done all that it may about one object in the last sixty minutes. `recent` are the object's
 * newest decisions of that rule; operators' undos don't count.
 */
export function hasDoneEnough(recent: readonly Decision[], budget: Budget, nowMs: number): boolean {
  const actions = recent
    .filter(({ outcome, mode, at }) => outcome === "plan" && mode === "live" && at > nowMs - HOUR_MS)
    .reduce((sum, decision) => sum + decision.actions.length, 0);
  return actions >= (budget.perObjectHour ?? PER_OBJECT_HOUR);
}

/**
 * Takes `actions` from a rule's budget of this hour. Throws OverBudgetError (retryable, at the next hour) when it
 * is spent. One conditional write, and none for a rule without an hourly budget; an answer lost on the way takes
 * them twice, which is on the safe side.
 */
export async function takeFromBudget(
  table: Table,
  rule: { readonly name: string; readonly budget?: Budget },
  actions: number,
  nowMs: number,
): Promise<void> {
  const perHour = rule.budget?.perHour;
  if (perHour === undefined || actions === 0) return;
  const hour = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  if (!(await spendBudget(table, { rule: rule.name, hour, actions, limit: perHour }))) {
    throw new OverBudgetError(rule.name, perHour, hour + HOUR_MS);
  }
}
