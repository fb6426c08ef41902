import type { ConversationPart } from "../../intercom/index.ts";
import type { Found, Looking, Seeing } from "../action.ts";
import { isSince, lookAt, ownPart } from "./conversation.ts";
import { isSameText } from "./text.ts";

/**
 * Whether the acting admin has left these words (plain text) in a conversation since the decision, in a part that
 * `isIt`. A part that another action of the plan has taken is not taken twice.
 */
export function findWords(
  action: { readonly conversation: string; readonly body: string },
  isIt: (part: ConversationPart) => boolean,
  acting: Seeing,
  looking: Looking,
): Promise<Found> {
  const isRecent = isSince(looking);
  return lookAt(action, acting, (conversation) => {
    const found = ownPart(
      conversation,
      acting.admin,
      (part) => isIt(part) && isRecent(part) && isSameText(part.body ?? "", action.body),
    );
    return found.part === undefined ? { is: "undone" } : { is: "done", ...found };
  });
}
