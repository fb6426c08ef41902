import type { Decision, Receipt } from "../../state/index.ts";

/** Which decision is to be taken back, and which of its actions by their place in it; all of them without. */
export interface UndoTarget {
  /** `conversation#<id>` or `person#<id>`. */
  readonly object: string;
  readonly rule: string;
  readonly version: number;
  readonly actions?: readonly number[];
}

/** What became of one action of the decision. */
export interface ActionUndone {
  /** Its place in the decision. */
  readonly action: number;
  readonly kind: Decision["actions"][number]["kind"];
  /**
   * `undone`: taken back now or before. `refused`: the object has changed since, which `force` overrides, or
   * Intercom said no. `cannot`: there is no way back. `not_done`: the action itself was never done.
   */
  readonly result: "undone" | "refused" | "cannot" | "not_done";
  /** A stable word, for what is not undone. */
  readonly reason?: string;
  /** The reason in a sentence, where a word doesn't say it. */
  readonly because?: string;
  /** The version of the undo that took it back, or was the last to try. */
  readonly by?: number;
}

/** What became of an undo. */
export interface UndoReport {
  readonly object: string;
  readonly rule: string;
  readonly version: number;
  /**
   * `undone`: something was taken back. `already_undone`: nothing was left to take back. `refused`: nothing was
   * done, for `reason`. `failed`: Intercom said no for good, `reason` is the error's code. `busy`: someone else
   * works on the object now, or died over it a moment ago; try again in a minute.
   */
  readonly outcome: "undone" | "already_undone" | "refused" | "failed" | "busy";
  /** For `refused`: `not_found`, `dry_run`, `skip`, `not_a_plan`, `still_open`, `nothing_to_undo`, `changed` or `gone`. */
  readonly reason?: string;
  /** The attempt left a hold, although nothing was taken back, or not all. */
  readonly held?: true;
  readonly actions: readonly ActionUndone[];
}

/** The receipts of the last undo that tried one action of a decision; `undos` oldest first. */
function lastTry(
  action: number,
  undos: readonly Decision[],
): { readonly by: number; readonly receipts: readonly Receipt[] } | undefined {
  const last = undos.findLast(({ undoes }) => undoes?.actions.includes(action));
  if (last === undefined) return undefined;
  const receipts = last.receipts.filter((receipt) => last.undoes?.actions[receipt.action] === action);
  return { by: last.version, receipts };
}

/** True when an action of a decision has been taken back by one of its `undos` (oldest first). */
export function isUndone(action: number, undos: readonly Decision[]): boolean {
  const receipts = lastTry(action, undos)?.receipts ?? [];
  return receipts.length > 0 && receipts.every(({ result }) => result !== "refused");
}

/**
 * What has become of the wanted actions of a decision, told from its undos (oldest first), and for those that none
 * of them tried from `without`.
 */
export function reportActions(
  decision: Decision,
  wanted: readonly number[],
  undos: readonly Decision[],
  without: readonly ActionUndone[],
): ActionUndone[] {
  return [...decision.actions.entries()]
    .filter(([index]) => wanted.includes(index))
    .map(([index, { kind }]): ActionUndone => {
      const common = { action: index, kind };
      const tried = lastTry(index, undos);
      if (tried === undefined) {
        return without.find(({ action }) => action === index) ?? { ...common, ...NOT_REACHED };
      }
      const { by, receipts } = tried;
      if (isUndone(index, undos)) return { ...common, result: "undone", by };
      const reason = receipts.find(({ result }) => result === "refused")?.reason;
      return { ...common, ...NOT_REACHED, ...(reason === undefined ? {} : { reason }), by };
    });
}

const NOT_REACHED = { result: "refused", reason: "not_reached" } as const;
