import type { AssignAction } from "../../state/index.ts";
import type { ActionKind, Found } from "../action.ts";
import { givenTo, isIn, isSince, lookAt, ownPart } from "./conversation.ts";
import { giveBack } from "./give-back.ts";
import { OPEN } from "./restore-state.ts";

/**
 * Assigns a conversation in the acting admin's name. It is looked at before it is done again, because doing it
 * twice would leave a second part in the conversation (docs/intercom-api-1.3/conversations.md, "assignment").
 */
export const assign: ActionKind<AssignAction> = {
  async apply({ conversation: id, to }, { intercom, admin, call }) {
    const conversation = await intercom.conversations.assign(id, { admin_id: admin, assignee: to }, call);
    return { result: "applied", ...ownPart(conversation, admin, (part) => givenTo(part) === to.id) };
  },

  look: (action, acting, looking) =>
    lookAt(action, acting, (conversation): Found => {
      const { to, from, was = OPEN } = action;
      const { type, id = null } = conversation.assignee;
      const isRecent = isSince(looking);
      const own = ownPart(conversation, acting.admin, (part) => givenTo(part) === to.id && isRecent(part));
      if (own.part !== undefined || (type === to.type && id === to.id)) return { is: "done", ...own };
      // Anything else than what the decision saw was a human, and is left alone.
      if (!isIn(was, conversation)) return { is: "changed", reason: conversation.state };
      const isUntouched = type === from.type && id === from.id;
      return isUntouched ? { is: "undone" } : { is: "changed", reason: "assigned_meanwhile" };
    }),

  undo: ({ conversation, from, to, was }, reversing) =>
    giveBack(conversation, { from, to, was: was ?? OPEN }, reversing),

  describe: ({ conversation, to }) => `Assign conversation ${conversation} to ${to.type} ${to.id}.`,
};
