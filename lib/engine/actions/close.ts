import type { CloseAction } from "../../state/index.ts";
import type { ActionKind } from "../action.ts";
import { ownPart } from "./conversation.ts";
import { findWords } from "./find-words.ts";
import { restoreState } from "./restore-state.ts";
import { lookAtState } from "./set-state.ts";
import { plainTextToHtml } from "./text.ts";

const CLOSED = { state: "closed" } as const;

/**
 * Closes a conversation; a body is sent to the customer (docs/intercom-api-1.3/conversations.md, "close"). Its undo
 * opens the conversation; words that were sent stay said.
 */
export const close: ActionKind<CloseAction> = {
  async apply({ conversation: id, body }, { intercom, admin, call }) {
    const words = body === undefined ? {} : { body: plainTextToHtml(body) };
    const conversation = await intercom.conversations.close(id, { admin_id: admin, ...words }, call);
    return { result: "applied", ...ownPart(conversation, admin, isClosing) };
  },

  async look(action, acting, looking) {
    if (action.body === undefined) return lookAtState(action, CLOSED, isClosing, acting, looking);
    const { conversation, body } = action;
    const said = await findWords({ conversation, body }, isClosing, acting, looking);
    if (said.is !== "undone") return said;
    // Closed without our words: by a human, who has dealt with it.
    const found = await lookAtState(action, CLOSED, isClosing, acting, looking);
    return found.is === "done" ? { is: "changed", reason: "closed_meanwhile" } : found;
  },

  undo: ({ conversation, was }, reversing) => ({
    actions: restoreState(conversation, was, CLOSED, reversing),
  }),

  describe: ({ conversation, body }) =>
    `Close conversation ${conversation}${body === undefined ? "" : " with a message"}.`,
};

function isClosing({ part_type }: { readonly part_type: string }): boolean {
  return part_type === "close";
}
