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
    const { assignee } = await acting.intercom.conversations.get(action.conversation, acting.call);
    if (assignee?.type === action.to.type && assignee.id === action.to.id) return { is: "done" };
    if (assignee?.type === "admin") return { is: "changed", reason: "has_assignee" };
    return { is: "undone" };
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
