import type { UnassignAction } from "../../state/index.ts";
import type { ActionKind, Found } from "../action.ts";
import { givenTo, isIn, isSince, lookAt, ownPart } from "./conversation.ts";
import { giveBack } from "./give-back.ts";
import { OPEN } from "./restore-state.ts";

/** Assigns a conversation to nobody (docs/intercom-api-1.3/conversations.md, "assignment" with 0). */
export const unassign: ActionKind<UnassignAction> = {
  async apply({ conversation: id }, { intercom, admin, call }) {
    const assignment = { admin_id: admin, assignee: { type: "nobody_admin" } } as const;
    const conversation = await intercom.conversations.assign(id, assignment, call);
    return { result: "applied", ...ownPart(conversation, admin, isUnassigning) };
  },

  look: (action, acting, looking) =>
    lookAt(action, acting, (conversation): Found => {
      const { from, was = OPEN } = action;
      const { type, id = null } = conversation.assignee;
      const isRecent = isSince(looking);
      const own = ownPart(conversation, acting.admin, (part) => isUnassigning(part) && isRecent(part));
      if (own.part !== undefined || type === "nobody_admin") return { is: "done", ...own };
      if (!isIn(was, conversation)) return { is: "changed", reason: conversation.state };
      const isUntouched = type === from.type && id === from.id;
      return isUntouched ? { is: "undone" } : { is: "changed", reason: "assigned_meanwhile" };
    }),

  undo: ({ conversation, from, was }, reversing) =>
    giveBack(conversation, { from, to: null, was: was ?? OPEN }, reversing),

  describe: ({ conversation, from }) => `Take conversation ${conversation} from ${from.type} ${from.id}.`,
};

/** The types of part in which a conversation is given to somebody, or nobody. */
const ASSIGNMENTS = ["assignment", "assign_and_reopen", "assign_and_unsnooze"];

function isUnassigning(part: Parameters<typeof givenTo>[0]): boolean {
  return ASSIGNMENTS.includes(part.part_type) && ["0", null].includes(givenTo(part));
}
