import { type Conversation, type ConversationPart, isSwitchboardError } from "../../intercom/index.ts";
import type { ConversationState } from "../../state/index.ts";
import type { Found, Looking, Seeing } from "../action.ts";
import { SKEW_MS } from "../skew.ts";

/** True for Intercom's 404. */
export function isNotFound(error: unknown): boolean {
  return isSwitchboardError(error) && error.code === "intercom.not_found";
}

/**
 * Reads the conversation of an action and has it judged. `force` turns "changed" into "undone"; a conversation that
 * is gone stays so.
 */
export async function lookAt(
  { conversation, force }: { readonly conversation: string; readonly force?: boolean | undefined },
  { intercom, call }: Seeing,
  judge: (conversation: Conversation) => Found,
): Promise<Found> {
  try {
    const found = judge(await intercom.conversations.get(conversation, { ...call, display_as: "plaintext" }));
    return found.is === "changed" && force === true ? { is: "undone" } : found;
  } catch (error) {
    if (isNotFound(error)) return { is: "changed", reason: "gone" };
    throw error;
  }
}

/** Whether a conversation is in a state; a snooze is another one when it ends at another second. */
export function isIn(wanted: ConversationState, { state, snoozed_until }: Conversation): boolean {
  if (wanted.state !== state) return false;
  return wanted.state !== "snoozed" || toSeconds(wanted.until) === snoozed_until;
}

/** Intercom's times are whole epoch seconds; a snooze must not end early. */
export function toSeconds(ms: number): number {
  return Math.ceil(ms / 1000);
}

/** The newest part of the acting admin's that `isIt`, as it goes into a receipt. */
export function ownPart(
  { conversation_parts: list }: Conversation,
  admin: string,
  isIt: (part: ConversationPart) => boolean,
): { readonly part?: string } {
  const part = list?.conversation_parts?.findLast(
    (one) => one.author?.type === "admin" && one.author.id === admin && isIt(one),
  );
  return part === undefined ? {} : { part: part.id };
}

/**
 * Whether a part may be what an action left, by its time: Intercom's are whole seconds of its own clock. What a human did afterwards doesn't make it undone: done
 * again, it would take their work back.
 */
export function isSince({ since, taken }: Looking): (part: ConversationPart) => boolean {
  return ({ id, created_at }) => !taken.has(id) && (created_at ?? 0) * 1000 >= since - SKEW_MS;
}

/** The id of whom a part gave the conversation to: null for nobody. */
export function givenTo({ assigned_to: given }: ConversationPart): string | null {
  return (typeof given === "string" ? given : given?.id) ?? null;
}
