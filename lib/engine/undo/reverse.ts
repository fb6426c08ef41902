import type { Action, Decision } from "../../state/index.ts";
import { bound } from "../actions/kinds.ts";
import type { ActionUndone } from "./report.ts";

/** The reverse of some actions of a decision, last one first. */
export interface Reversal {
  readonly actions: readonly Action[];
  /** For each of them the place of the action that it takes back. */
  readonly of: readonly number[];
  /** Those that have no reverse, and why. */
  readonly without: readonly ActionUndone[];
}

/**
 * Makes the reverse of those actions of a decision that were done. `wanted` are their places in it, `now` is epoch
 * milliseconds, UTC; `force` takes back what has changed since. Pure.
 */
export function reverseOf(
  decision: Decision,
  wanted: readonly number[],
  by: { readonly now: number; readonly force: boolean },
): Reversal {
  const actions: Action[] = [];
  const of: number[] = [];
  const without: ActionUndone[] = [];
  const reason = `Takes back decision ${decision.version}.`;
  for (const [index, action] of [...decision.actions.entries()].toReversed()) {
    if (!wanted.includes(index)) continue;
    const stays = (rest: Omit<ActionUndone, "action" | "kind">) =>
      void without.push({ action: index, kind: action.kind, ...rest });
    const receipt = decision.receipts.find((one) => one.action === index);
    if (receipt === undefined || receipt.result === "refused") {
      stays({ result: "not_done", reason: receipt?.reason ?? "not_reached" });
      continue;
    }
    const reverse = bound(action).undo({ ...by, receipt, reason });
    if ("cannot" in reverse) {
      stays({ result: "cannot", reason: reverse.cannot, because: reverse.because });
    } else if (reverse.actions.length === 0) {
      stays({ result: "cannot", reason: "nothing_to_restore", because: "It would be as it is by now." });
    } else {
      actions.push(...reverse.actions);
      of.push(...reverse.actions.map(() => index));
    }
  }
  return { actions, of, without };
}
