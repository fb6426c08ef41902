import type { ReplyAction } from "../../state/index.ts";
import type { ActionKind } from "../action.ts";
import { ownPart } from "./conversation.ts";
import { findWords } from "./find-words.ts";
import { plainTextToHtml } from "./text.ts";

/** Answers the customer (docs/intercom-api-1.3/conversations.md, "comment"). What was said can't be unsaid. */
export const reply: ActionKind<ReplyAction> = {
  async apply({ conversation: id, body }, { intercom, admin, call }) {
    const message = { admin_id: admin, body: plainTextToHtml(body) };
    const conversation = await intercom.conversations.replyAsAdmin(id, message, call);
    return { result: "applied", ...ownPart(conversation, admin, isComment) };
  },

  look: (action, acting, looking) => findWords(action, isComment, acting, looking),

  undo: () => ({ cannot: "reply_was_sent", because: "The customer has the reply; it can't be unsaid." }),

  describe: ({ conversation }) => `Reply to the customer in conversation ${conversation}.`,
};

/** In an unassigned conversation the part is an `assignment` with the words. */
function isComment({
  part_type,
  body,
}: {
  readonly part_type: string;
  readonly body?: string | null | undefined;
}) {
  return part_type === "comment" || (part_type === "assignment" && body !== null && body !== undefined);
}
