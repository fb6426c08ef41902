import type { PartTag } from "./part-tags.ts";
import type { Rating } from "./rate.ts";

/** Who a conversation is assigned to: one admin, one team or nobody (conversations.md). */
export type Assignee =
  | { readonly type: "admin" | "team"; readonly id: string }
  | { readonly type: "nobody_admin"; readonly id: null };

export const NOBODY: Assignee = { type: "nobody_admin", id: null };

/** Who wrote or did something. A person's kind is looked up when shown: a lead may become a user. */
export interface Author {
  readonly type: "person" | "admin" | "bot";
  readonly id: string;
}

/** A file that a reply carries by its address. */
export interface Attachment {
  readonly name: string;
  readonly url: string;
}

export type PartType =
  | "comment"
  | "note"
  | "assignment"
  | "open"
  | "close"
  | "snoozed"
  | "unsnoozed"
  | "timer_unsnooze"
  | "assign_and_reopen"
  | "assign_and_unsnooze"
  | "away_mode_assignment"
  | "default_assignment"
  | "participant_added"
  | "participant_removed"
  | "conversation_rating_changed"
  | "conversation_rating_remark_added";

export interface Part {
  readonly id: string;
  readonly partType: PartType;
  /** HTML; null for a change of state alone. */
  readonly body: string | null;
  /** Unix seconds. */
  readonly createdAt: number;
  /** Who this part assigned to; null when it assigned nobody. */
  readonly assignedTo: Assignee | null;
  author: Author;
  readonly attachments: readonly Attachment[];
}

/** The message that a conversation starts with. Its id is not the conversation's. */
export interface Message {
  readonly id: string;
  readonly channel: "conversation" | "email";
  readonly deliveredAs: "customer_initiated" | "admin_initiated";
  readonly subject: string;
  /** HTML. */
  readonly body: string;
  author: Author;
}

export type State = "open" | "closed" | "snoozed";

/** A conversation (conversations.md). Stamps are Unix seconds. */
export interface Conversation {
  readonly id: string;
  readonly createdAt: number;
  updatedAt: number;
  waitingSince: number | null;
  snoozedUntil: number | null;
  /** The main customer. */
  personId: string;
  /** The other customers of a group conversation. Replaced as a whole, never changed in place. */
  otherIds: readonly string[];
  /** When the customer first wrote. */
  customerFirstReplyAt: number | null;
  assignee: Assignee;
  state: State;
  /** Read by the customer. */
  read: boolean;
  /** False for an admin's message until its recipient answers: it is in no list and no count. */
  listed: boolean;
  readonly message: Message;
  readonly parts: Part[];
  /** Replaced as a whole, never changed in place. */
  partTags: readonly PartTag[];
  rating: Rating | null;
  /** Calls off the end of a snooze. */
  cancelSnooze: (() => void) | null;
}

/** A snoozed conversation counts as open. */
export function isOpen(conversation: Conversation): boolean {
  return conversation.state !== "closed";
}

/** Everybody who takes part on the customer's side, the main one first. */
export function customerIds({ personId, otherIds }: Conversation): readonly string[] {
  return [personId, ...otherIds];
}
