import type { Assignee, ConversationState } from "../../state/index.ts";
import type { Reverse, Reversing } from "../action.ts";
import { forced, OPEN, restoreState } from "./restore-state.ts";

/** What an assignment changed. */
interface Given {
  readonly from: { readonly type: string; readonly id: string | null };
  /** Null for nobody. */
  readonly to: Assignee | null;
  readonly was: ConversationState;
}

/** The reverse of assigning or unassigning: the assignee that was, then the state that was. */
export function giveBack(conversation: string, { from, to, was }: Given, reversing: Reversing): Reverse {
  const { reason, force } = reversing;
  const state = restoreState(conversation, was, OPEN, reversing);
  const common = { conversation, reason, ...forced(force) };
  if (from.type === "nobody_admin") {
    const unassign = to === null ? [] : [{ kind: "unassign", from: to, ...common } as const];
    return { actions: [...unassign, ...state] };
  }
  if ((from.type !== "admin" && from.type !== "team") || from.id === null) {
    return { cannot: "assignee_unknown", because: "Who had the conversation before can't be assigned to." };
  }
  const had = { type: from.type, id: from.id } as const;
  const now = to ?? { type: "nobody_admin", id: null };
  return { actions: [{ kind: "assign", to: had, from: now, ...common }, ...state] };
}
