import type { Conversation } from "../../intercom/index.ts";
import type { AssignAction } from "../../state/index.ts";
import type { Acting, ActionKind, Found } from "../action.ts";

/**
 * Assigns a conversation in the acting admin's name. It is looked at before it is done again, because doing it
 * twice would leave a second part in the conversation (docs/intercom-api-1.3/conversations.md, "assignment").
 */
export const assign: ActionKind<AssignAction> = {
  async apply(action, acting) {
    const conversation = await acting.intercom.conversations.assign(
      action.conversation,
      { admin_id: acting.admin, assignee: action.to },
      acting.call,
    );
    const part = ownPart(conversation, action, acting);
    return part === undefined ? {} : { part };
  },

  async look(action, acting): Promise<Found> {
    const conversation = await acting.intercom.conversations.get(action.conversation, acting.call);
    const { type, id = null } = conversation.assignee;
    if (type === action.to.type && id === action.to.id) return { is: "done" };
    // Anything else than what the decision saw was a human, and is left alone.
    if (conversation.state !== "open") return { is: "changed", reason: conversation.state };
    const isUntouched = type === action.from.type && id === action.from.id;
    return isUntouched ? { is: "undone" } : { is: "changed", reason: "assigned_meanwhile" };
  },

  describe: ({ conversation, to }) => `Assign conversation ${conversation} to ${to.type} ${to.id}.`,
};

/** The newest part in which the acting admin gave the conversation to this assignee. */
function ownPart(conversation: Conversation, { to }: AssignAction, { admin }: Acting): string | undefined {
  const parts = conversation.conversation_parts?.conversation_parts ?? [];
  return parts.findLast(({ author, assigned_to: given }) => {
    const givenTo = typeof given === "string" ? given : given?.id;
    return author?.id === admin && givenTo === to.id;
  })?.id;
}
