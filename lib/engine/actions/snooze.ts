import type { SnoozeAction } from "../../state/index.ts";
import type { ActionKind } from "../action.ts";
import { ownPart, toSeconds } from "./conversation.ts";
import { restoreState } from "./restore-state.ts";
import { lookAtState } from "./set-state.ts";

/** Snoozes a conversation (docs/intercom-api-1.3/conversations.md, "snoozed"). */
export const snooze: ActionKind<SnoozeAction> = {
  async apply({ conversation: id, until }, { intercom, admin, call }) {
    const change = { admin_id: admin, snoozed_until: toSeconds(until) };
    const conversation = await intercom.conversations.snooze(id, change, call);
    return { result: "applied", ...ownPart(conversation, admin, isSnoozing) };
  },

  look: (action, acting, looking) =>
    lookAtState(action, { state: "snoozed", until: action.until }, isSnoozing, acting, looking),

  // Intercom refuses a time in the past, and the conversation would be open again.
  stale: ({ until }, nowMs) => (until <= nowMs ? "time_is_past" : undefined),

  undo({ conversation, until, was }, reversing) {
    return { actions: restoreState(conversation, was, { state: "snoozed", until }, reversing) };
  },

  describe: ({ conversation, until }) =>
    `Snooze conversation ${conversation} until ${new Date(until).toISOString()}.`,
};

function isSnoozing({ part_type }: { readonly part_type: string }): boolean {
  return part_type === "snoozed";
}
