import { type Clock, isSwitchboardError } from "../intercom/index.ts";
import type { Action, Receipt } from "../state/index.ts";
import type { Acting, ActionKind, Found } from "./action.ts";
import { assign } from "./actions/assign.ts";

/** The end of a plan, and the error that ended it early, if one did. */
export interface Applied {
  readonly state: "done" | "failed";
  readonly receipts: readonly Receipt[];
  readonly error?: unknown;
}

/** One entry per kind of action; a kind without an entry does not compile. */
const kinds: { readonly [Kind in Action["kind"]]: ActionKind<Extract<Action, { kind: Kind }>> } = { assign };

/**
 * Applies a plan's actions in order and answers the receipts. With `look`, because an earlier owner died over
 * the plan, each action is looked for first and not done twice. An error that can't be retried ends the plan as
 * `failed`; any other is thrown, and the plan stays open for the next attempt.
 */
export async function applyActions(
  actions: readonly Action[],
  acting: Acting,
  clock: Clock,
  options: { readonly look: boolean },
): Promise<Applied> {
  const receipts: Receipt[] = [];
  for (const [index, action] of actions.entries()) {
    try {
      const found = options.look ? await lookFor(action, acting) : UNDONE;
      receipts.push({ action: index, at: clock.now(), ...(await settle(action, acting, found)) });
    } catch (error) {
      if (!isSwitchboardError(error) || error.retryable) throw error;
      receipts.push({ action: index, at: clock.now(), result: "refused", reason: error.code });
      return { state: "failed", receipts, error };
    }
  }
  return { state: "done", receipts };
}

const UNDONE: Found = { is: "undone" };

async function settle(action: Action, acting: Acting, found: Found): Promise<Omit<Receipt, "action" | "at">> {
  switch (found.is) {
    case "done":
      return { result: "found" };
    case "changed":
      return { result: "refused", reason: found.reason };
    case "undone":
      return { result: "applied", ...(await kinds[action.kind].apply(action, acting)) };
  }
}

function lookFor(action: Action, acting: Acting): Promise<Found> {
  return kinds[action.kind].look(action, acting);
}

/** One sentence for people about an action. */
export function describeAction(action: Action): string {
  return kinds[action.kind].describe(action);
}
