import { clearDue, type Decision, setDue, type Table } from "../state/index.ts";

/** Sets the time at which the rule wants to look again, before its decision is recorded, so that no crash loses it. */
export async function joinDue(table: Table, decision: Decision): Promise<void> {
  const { rule, mode, object, dueAt, version } = decision;
  if (dueAt !== undefined) await setDue(table, { rule, mode, object, at: dueAt, version });
}

/**
 * Takes away the time that an earlier decision set, or that an event came from, if this decision replaced it. Should
 * it stay after a crash, it only makes the rule look once more.
 */
export async function leaveDue(
  table: Table,
  { rule, mode, object, dueAt, version }: Decision,
  earlier: { readonly dueAt?: number | undefined; readonly mode?: Decision["mode"] } | undefined,
): Promise<void> {
  if (earlier?.dueAt === undefined || earlier.dueAt === dueAt) return;
  await clearDue(table, { rule, mode: earlier.mode ?? mode, object, at: earlier.dueAt, version });
}
