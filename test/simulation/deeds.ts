import type { ConversationPart } from "../../lib/intercom/index.ts";

/** One thing that was done to a conversation, told so that a plan and a part can be compared. */
export type Deed = string;

/** What a conversation part says was done. */
export function deedsOf({ part_type, body, assigned_to }: ConversationPart): Deed {
  switch (part_type) {
    case "assignment":
    case "assign_and_reopen":
    case "assign_and_unsnooze":
      // The first reply in a conversation that nobody has comes as an assignment with words.
      return body
        ? `reply "${bodyOf(body)}"`
        : `assign to ${typeof assigned_to === "string" ? assigned_to : assigned_to?.id}`;
    case "comment":
      return `reply "${bodyOf(body ?? "")}"`;
    case "note":
    case "note_and_reopen":
      return `note "${bodyOf(body ?? "")}"`;
    case "close":
      return `close "${bodyOf(body ?? "")}"`;
    default:
      return String(part_type);
  }
}

/** The words of a body, which Intercom gives back as HTML. */
export function bodyOf(body: string): string {
  return body.replace(/<[^>]*>/g, "").trim();
}
