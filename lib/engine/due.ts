import { clearDue, type Decision, setDue, type Table } from "../state/index.ts";

/**
 * Sets the time at which the rule wants to look again, before its decision is recorded, so that no crash loses it.
 * `set` is the time that stands already.
 */
export async function joinDue(table: Table, decision: Decision, set: number | undefined): Promise<void> {
  const { rule, mode, object, dueAt, version } = decision;
  if (dueAt !== undefined && dueAt !== set) await setDue(table, { rule, mode, object, at: dueAt, version });
}

/**
 * Takes away the time that an earlier decision set, or that an event came from, if this decision replaced it. Should
 * it stay after a crash, it only makes the rule look once more.
 */
export async function leaveDue(
  table: Table,
  { rule, mode, object, dueAt, version, hold }: Decision,
  earlier: number | undefined,
): Promise<void> {
  // A held object is on no list, and its time stands in the decision only: a release puts it back.
  if (earlier === undefined || (earlier === dueAt && hold === undefined)) return;
  await clearDue(table, { rule, mode, object, at: earlier, version });
}
