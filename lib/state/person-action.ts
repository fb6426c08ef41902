import * as z from "zod/mini";

/** Turns a lead or visitor into a user, or a visitor into a lead. */
export const convertAction = z.object({
  kind: z.literal("convert"),
  person: z.object({ kind: z.enum(["lead", "visitor"]), id: z.string() }),
  to: z.discriminatedUnion("kind", [
    /** The user to merge into or to become, by one exact identifier. */
    z.object({ kind: z.literal("user"), by: z.enum(["id", "user_id", "email"]), value: z.string() }),
    z.object({ kind: z.literal("lead") }),
  ]),
  reason: z.string(),
});
export type ConvertAction = z.infer<typeof convertAction>;

/** Archives a user with all conversations, or deletes a lead. */
export const archiveAction = z.object({
  kind: z.literal("archive"),
  person: z.object({ kind: z.enum(["user", "lead"]), id: z.string() }),
  reason: z.string(),
});
export type ArchiveAction = z.infer<typeof archiveAction>;
