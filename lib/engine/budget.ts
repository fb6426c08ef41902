import { type Decision, spendBudget, type Table } from "../state/index.ts";
import { OverBudgetError, PlanTooLargeError } from "./errors.ts";

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

/** When the rule acted on an object in the sixty minutes before `nowMs`, by its newest decision about it. */
export function recentActs(head: Decision | undefined, nowMs: number): readonly number[] {
  return (head?.acts ?? []).filter((at) => at > nowMs - HOUR_MS);
}

/** Whether a rule has done all that it may about one object in the last sixty minutes. Undos don't count. */
export function hasDoneEnough(head: Decision | undefined, budget: Budget, nowMs: number): boolean {
  return recentActs(head, nowMs).length >= (budget.perObjectHour ?? PER_OBJECT_HOUR);
}

/**
 * Takes `actions` from a rule's budget of this hour. Throws OverBudgetError (retryable, at the next hour) when it
 * is spent, and PlanTooLargeError (not retryable) for more than any hour has. One conditional write, and none for a rule without an hourly budget; an answer lost on the way takes
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
  if (actions > perHour) throw new PlanTooLargeError(rule.name, actions, perHour);
  const hour = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  if (!(await spendBudget(table, { rule: rule.name, hour, actions, limit: perHour }))) {
    throw new OverBudgetError(rule.name, perHour, hour + HOUR_MS);
  }
}
