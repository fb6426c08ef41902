import type { OpenAction } from "../../state/index.ts";
import type { ActionKind } from "../action.ts";
import { ownPart } from "./conversation.ts";
import { OPEN, restoreState } from "./restore-state.ts";
import { lookAtState } from "./set-state.ts";

/** Opens a closed or snoozed conversation (docs/intercom-api-1.3/conversations.md, "open"). */
export const open: ActionKind<OpenAction> = {
  async apply({ conversation: id }, { intercom, admin, call }) {
    const conversation = await intercom.conversations.open(id, { admin_id: admin }, call);
    return { result: "applied", ...ownPart(conversation, admin, isOpening) };
  },

  look: (action, acting, looking) => lookAtState(action, OPEN, isOpening, acting, looking),

  undo: ({ conversation, was }, reversing) => ({
    actions: restoreState(conversation, was, OPEN, reversing),
  }),

  describe: ({ conversation }) => `Open conversation ${conversation}.`,
};

/** Of a snoozed conversation the part is `unsnoozed`. */
function isOpening({ part_type }: { readonly part_type: string }): boolean {
  return part_type === "open" || part_type === "unsnoozed";
}
