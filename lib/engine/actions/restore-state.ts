import type { Action, ConversationState } from "../../state/index.ts";
import type { Reversing } from "../action.ts";

export const OPEN: ConversationState = { state: "open" };

/**
 * The action that brings a conversation from the state an action `left` back to what it `was`; none when that is the
 * same. A snooze that would be over by now was to end in an open conversation.
 */
export function restoreState(
  conversation: string,
  was: ConversationState,
  left: ConversationState,
  { now, reason, force }: Reversing,
): Action[] {
  const common = { conversation, was: left, reason, ...forced(force) };
  const target = was.state === "snoozed" && was.until <= now ? OPEN : was;
  switch (target.state) {
    case "open":
      return left.state === "open" ? [] : [{ kind: "open", ...common }];
    case "closed":
      return left.state === "closed" ? [] : [{ kind: "close", ...common }];
    case "snoozed":
      return left.state === "snoozed" && left.until === target.until
        ? []
        : [{ kind: "snooze", until: target.until, ...common }];
  }
}

/** An action's `force`, which stands there only when it is so. */
export function forced(force: boolean): { readonly force?: true } {
  return force ? { force } : {};
}
