import type { SweepReport, SweepRun } from "../../state/index.ts";
import { runName } from "./sift.ts";

/** A run's report: its counts leg by leg, and their sums. */
export function reportOf(rule: string, run: SweepRun, outcome: string, because: string): SweepReport {
  const legs = Object.entries(run.legs).map(([name, counts]) => ({ name, ...counts }));
  const skipped: Record<string, number> = {};
  for (const leg of legs) {
    for (const [reason, n] of Object.entries(leg.skipped)) skipped[reason] = (skipped[reason] ?? 0) + n;
  }
  return {
    rule,
    run: runName(rule, run.scheduledAt),
    mode: run.mode,
    outcome,
    lookedAt: legs.reduce((sum, { lookedAt }) => sum + lookedAt, 0),
    enqueued: run.enqueued,
    skipped,
    legs,
    because,
  };
}

/** The report of an invocation that listed nothing. `scheduledAt`: epoch milliseconds, UTC. */
export function emptyReport(
  rule: { readonly name: string; readonly mode: string },
  scheduledAt: number,
  outcome: string,
  because: string,
): SweepReport {
  const run = runName(rule.name, scheduledAt);
  return {
    rule: rule.name,
    run,
    mode: rule.mode,
    outcome,
    lookedAt: 0,
    enqueued: 0,
    skipped: {},
    legs: [],
    because,
  };
}
