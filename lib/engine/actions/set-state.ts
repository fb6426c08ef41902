import type { ConversationPart } from "../../intercom/index.ts";
import type { ConversationState } from "../../state/index.ts";
import type { Found, Looking, Seeing } from "../action.ts";
import { isIn, isSince, lookAt, ownPart } from "./conversation.ts";

/** What an action that sets the state of a conversation is about, and what it saw. */
interface StateChange {
  readonly conversation: string;
  readonly was: ConversationState;
  readonly force?: boolean | undefined;
}

/**
 * Whether a conversation is in the state that an action wants, or was put there by it and is no more; or whether it
 * is still in the one that the action saw.
 */
export function lookAtState(
  action: StateChange,
  wanted: ConversationState,
  isItsPart: (part: ConversationPart) => boolean,
  acting: Seeing,
  looking: Looking,
): Promise<Found> {
  const isRecent = isSince(looking);
  return lookAt(action, acting, (conversation) => {
    const own = ownPart(conversation, acting.admin, (part) => isItsPart(part) && isRecent(part));
    if (own.part !== undefined || isIn(wanted, conversation)) return { is: "done", ...own };
    return isIn(action.was, conversation)
      ? { is: "undone" }
      : { is: "changed", reason: `${conversation.state}_meanwhile` };
  });
}
