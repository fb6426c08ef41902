import * as z from "zod/mini";

/** Whom or what a tag is put on, by Intercom's id. */
export const tagTarget = z.object({ kind: z.enum(["user", "lead", "company"]), id: z.string() });
export type TagTarget = z.infer<typeof tagTarget>;

const common = {
  /** People, or companies, never both; 1 to 50. Those who don't have it yet, or do, when it was decided. */
  on: z.array(tagTarget),
  /** Intercom tags by name; the id is absent if the tag did not exist when it was decided. */
  tag: z.object({ id: z.optional(z.string()), name: z.string() }),
  reason: z.string(),
};

/** Tags people or companies. */
export const tagAction = z.object({ ...common, kind: z.literal("tag") });
export type TagAction = z.infer<typeof tagAction>;

/** Takes a tag away from people or companies. */
export const untagAction = z.object({ ...common, kind: z.literal("untag") });
export type UntagAction = z.infer<typeof untagAction>;
