import type { NoteAction } from "../../state/index.ts";
import type { ActionKind } from "../action.ts";
import { ownPart } from "./conversation.ts";
import { findWords } from "./find-words.ts";
import { plainTextToHtml } from "./text.ts";

/** Leaves a note for teammates (docs/intercom-api-1.3/conversations.md, "note"). The API can't take one away. */
export const note: ActionKind<NoteAction> = {
  async apply({ conversation: id, body }, { intercom, admin, call }) {
    const message = { admin_id: admin, body: plainTextToHtml(body) };
    const conversation = await intercom.conversations.note(id, message, call);
    return { result: "applied", ...ownPart(conversation, admin, isNote) };
  },

  look: (action, acting, looking) => findWords(action, isNote, acting, looking),

  undo: () => ({ cannot: "note_stays", because: "Intercom's API can't take a note away." }),

  describe: ({ conversation }) => `Leave a note in conversation ${conversation}.`,
};

/** In a conversation that it reopens the part is `note_and_reopen`. */
function isNote({ part_type }: { readonly part_type: string }): boolean {
  return part_type === "note" || part_type === "note_and_reopen";
}
