import * as z from "zod/mini";
import { open, text } from "./values.ts";

/** A note about a user or lead (docs/intercom-api-1.3/notes.md). It can't be changed or deleted. */
export const note = z.looseObject({
  type: z.literal("note"),
  id: z.string(),
  /** Epoch seconds, UTC. */
  created_at: z.number(),
  /** HTML; plain text comes back in a paragraph. */
  body: z.string(),
  /** Whom it is about; `contact` for a lead. */
  user: z.looseObject({ type: open<"user" | "contact">(), id: z.string() }),
  /** The admin who wrote it; absent when unknown. */
  author: z.nullish(z.looseObject({ type: text, id: text, name: text, email: text })),
});
export type Note = z.infer<typeof note>;
