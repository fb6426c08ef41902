import * as z from "zod/mini";
import { number, open, text, time } from "./values.ts";

/** Who wrote or did something. */
export const author = z.looseObject({
  type: z.nullish(open<"user" | "lead" | "admin" | "bot" | "team">()),
  id: text,
  name: text,
  email: text,
});

export const attachment = z.looseObject({
  type: text,
  name: text,
  url: text,
  content_type: text,
  filesize: number,
  width: number,
  height: number,
});

/** To whom something was assigned: the object that Intercom sends, or the id that its table speaks of. */
const assignedTo = z.nullish(
  z.union([
    z.looseObject({ type: z.nullish(open<"admin" | "team" | "nobody_admin">()), id: text }),
    z.string(),
  ]),
);

/** One thing that happened in a conversation (docs/intercom-api-1.3/conversations.md, "conversation_part"). */
export const conversationPart = z.looseObject({
  type: text,
  id: z.string(),
  part_type: open<
    | "comment"
    | "note"
    | "assignment"
    | "open"
    | "close"
    | "snoozed"
    | "unsnoozed"
    | "timer_unsnooze"
    | "assign_and_unsnooze"
    | "assign_and_reopen"
    | "note_and_reopen"
    | "away_mode_assignment"
    | "default_assignment"
    | "participant_added"
    | "participant_removed"
    | "conversation_rating_changed"
    | "conversation_rating_remark_added"
  >(),
  /** HTML, or plain text if asked for; null for mere changes of state. */
  body: text,
  created_at: time,
  updated_at: time,
  notified_at: time,
  assigned_to: assignedTo,
  author: z.nullish(author),
  attachments: z.nullish(z.array(attachment)),
  external_id: text,
});
export type ConversationPart = z.infer<typeof conversationPart>;
