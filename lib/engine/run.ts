import { type Decision, putRun, type RunEntry, type Table } from "../state/index.ts";
import type { RuleEvent } from "./event.ts";
import type { Ended } from "./process-event.ts";

/** An invocation's record of what it did, for the feed by time and for taking a run back. */
export interface RunRecord {
  /** The name of this invocation as a run: `live/<rule>/<started>/<invocation>`. */
  readonly name: string;
  /** Notes a decision that acts, would act, or acted at an earlier attempt whose record may be missing. */
  note(outcome: Ended): void;
  /** How many are noted. */
  size(): number;
  /** Writes what was noted. Until it has succeeded no message of the invocation may be acknowledged. */
  save(): Promise<void>;
}

/** Begins the record of an invocation. `startedMs`: epoch milliseconds, UTC. */
export function recordRun(table: Table, rule: string, invocation: string, startedMs: number): RunRecord {
  const entries: RunEntry[] = [];
  const name = `live/${rule}/${new Date(startedMs).toISOString()}/${invocation}`;
  return {
    name,
    note({ kind, decision }) {
      if (decision.outcome !== "plan") return;
      const { object, version, event, run = name } = decision;
      entries.push({
        object,
        version,
        event,
        run,
        outcome: kind === "duplicate" ? outcomeOf(decision) : kind,
      });
    },
    size: () => entries.length,
    async save() {
      if (entries.length > 0) await putRun(table, { rule, at: startedMs, invocation, entries });
    },
  };
}

/** What became of a plan that an earlier attempt ended, told from what it left. */
function outcomeOf({ mode, state, receipts }: Decision): string {
  if (mode === "dry-run") return "planned";
  if (state === "failed") return "failed";
  return receipts.every(({ result }) => result === "refused") ? "refused" : "acted";
}

/** The run that an event belongs to: the sweep it came from, if it did. */
export function runOf(event: RuleEvent): string | undefined {
  if (event.run !== undefined) return event.run;
  return event.topic === "sweep" ? event.id.split("/").slice(0, 3).join("/") : undefined;
}
