import * as z from "zod/mini";
import { open, text, time } from "./values.ts";

/** A message as it was sent; its id is not a conversation's (docs/intercom-api-1.3/conversations.md). */
export const message = z.looseObject({
  type: open<"user_message" | "admin_message">(),
  id: z.string(),
  created_at: time,
  message_type: z.nullish(open<"inapp" | "email">()),
  subject: text,
  body: text,
  template: z.nullish(open<"plain" | "personal">()),
  /** The admin who sent it. */
  owner: z.nullish(z.looseObject({ type: text, id: z.string(), name: text, email: text })),
});
export type Message = z.infer<typeof message>;
