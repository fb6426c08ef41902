import * as z from "zod/mini";
import { date } from "../dates.ts";
import { personFields } from "../models/person.ts";
import { tag } from "../models/tag.ts";
import { open, text } from "../models/values.ts";

/** A person's fields are those of the REST API, but for the dates, which come as texts and are read to seconds. */
const itemFields = {
  ...personFields,
  created_at: date,
  signed_up_at: date,
  remote_created_at: date,
  updated_at: date,
  last_request_at: date,
};

/** A user (docs/intercom-api-1.3/webhooks.md, "User / lead item"). */
export const userItem = z.looseObject({ type: z.literal("user"), ...itemFields });
export type UserItem = z.infer<typeof userItem>;

/** A lead. */
export const leadItem = z.looseObject({ type: z.literal("contact"), ...itemFields });
export type LeadItem = z.infer<typeof leadItem>;

/** A user or a lead: tell them apart by `type`. */
export const personItem = z.discriminatedUnion("type", [userItem, leadItem]);
export type PersonItem = z.infer<typeof personItem>;

/** What is left of an archived user or deleted lead; its type is `user` for both. */
export const deletedPersonItem = z.looseObject({
  type: z.literal("user"),
  id: z.string(),
  user_id: text,
  email: text,
});
export type DeletedPersonItem = z.infer<typeof deletedPersonItem>;

const tagging = {
  tag,
  /** When it was tagged or untagged. */
  created_at: date,
  admin: z.nullish(z.looseObject({ type: text, id: text })),
};

const taggedPerson = z.looseObject({ type: open<"user" | "contact">(), ...itemFields });

/** A user who was tagged or untagged; when untagged, `user.tags` has the tag no more. */
export const userTagItem = z.looseObject({ type: z.literal("user_tag"), user: taggedPerson, ...tagging });
export type UserTagItem = z.infer<typeof userTagItem>;

/** A lead who was tagged or untagged. */
export const contactTagItem = z.looseObject({
  type: z.literal("contact_tag"),
  contact: taggedPerson,
  ...tagging,
});
export type ContactTagItem = z.infer<typeof contactTagItem>;
