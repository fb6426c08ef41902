import * as z from "zod/mini";

/** Who a conversation is assigned to: an admin or a team, by Intercom's id. */
export const assignee = z.object({ type: z.enum(["admin", "team"]), id: z.string() });
export type Assignee = z.infer<typeof assignee>;

/** The state of a conversation, as an undo restores it. `until`: epoch milliseconds, UTC. */
export const conversationState = z.discriminatedUnion("state", [
  z.object({ state: z.literal("open") }),
  z.object({ state: z.literal("closed") }),
  z.object({ state: z.literal("snoozed"), until: z.number() }),
]);
export type ConversationState = z.infer<typeof conversationState>;

const common = {
  /** The conversation's id. */
  conversation: z.string(),
  reason: z.string(),
};
const forcible = {
  ...common,
  /** An operator wants it even if the conversation has changed since. */
  force: z.optional(z.boolean()),
};

/** Gives a conversation to a teammate or a team. Opens a closed or snoozed one. */
export const assignAction = z.object({
  ...forcible,
  kind: z.literal("assign"),
  to: assignee,
  /** Who had it when it was decided: only then is it still ours to give. */
  from: z.object({ type: z.string(), id: z.nullable(z.string()) }),
  /** The state before; absent, it was open. */
  was: z.optional(conversationState),
});
export type AssignAction = z.infer<typeof assignAction>;

/** Takes a conversation from whoever has it. Opens a closed or snoozed one. */
export const unassignAction = z.object({
  ...forcible,
  kind: z.literal("unassign"),
  from: assignee,
  /** The state before; absent, it was open. */
  was: z.optional(conversationState),
});
export type UnassignAction = z.infer<typeof unassignAction>;

/** Leaves a note for teammates. */
export const noteAction = z.object({
  ...common,
  kind: z.literal("note"),
  /** Plain text. */
  body: z.string(),
});
export type NoteAction = z.infer<typeof noteAction>;

/** Answers the customer. In an unassigned conversation the acting admin becomes the assignee. */
export const replyAction = z.object({
  ...common,
  kind: z.literal("reply"),
  /** Plain text. */
  body: z.string(),
  messageType: z.literal("comment"),
});
export type ReplyAction = z.infer<typeof replyAction>;

/** Snoozes a conversation. */
export const snoozeAction = z.object({
  ...forcible,
  kind: z.literal("snooze"),
  /** Epoch milliseconds, UTC; Intercom knows whole seconds. */
  until: z.number(),
  was: conversationState,
});
export type SnoozeAction = z.infer<typeof snoozeAction>;

/** Closes a conversation. */
export const closeAction = z.object({
  ...forcible,
  kind: z.literal("close"),
  /** Plain text for the customer. */
  body: z.optional(z.string()),
  was: conversationState,
});
export type CloseAction = z.infer<typeof closeAction>;

/** Opens a closed or snoozed conversation. */
export const openAction = z.object({
  ...forcible,
  kind: z.literal("open"),
  was: conversationState,
});
export type OpenAction = z.infer<typeof openAction>;
