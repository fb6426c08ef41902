import type { Conversation } from "./conversation.ts";

/** Opens or closes a conversation; a snooze ends with it. */
export function setState(conversation: Conversation, state: "open" | "closed"): void {
  conversation.cancelSnooze?.();
  conversation.cancelSnooze = null;
  conversation.snoozedUntil = null;
  conversation.state = state;
}
