import * as z from "zod/mini";
import { text, time } from "./values.ts";

/** Digits; the sample of the list has bare numbers, which become strings too. */
const tagId = z.pipe(z.union([z.string(), z.int()]), z.transform(String));

/** A tag; its name is the same in upper and lower case (docs/intercom-api-1.3/tags.md §1). */
export const tag = z.looseObject({ type: z.literal("tag"), id: tagId, name: z.string() });
export type Tag = z.infer<typeof tag>;

/** A tag as it appears on what is tagged; on people often without its name. */
export const appliedTag = z.looseObject({
  type: text,
  id: z.string(),
  name: text,
  applied_at: time,
  applied_by: z.nullish(z.looseObject({ type: text, id: text })),
});

export const tagList = z.nullish(z.looseObject({ type: text, tags: z.nullish(z.array(appliedTag)) }));
