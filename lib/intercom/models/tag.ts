import * as z from "zod/mini";
import { text, time } from "./values.ts";

/** A tag as it appears on what is tagged; on people often without its name. */
export const appliedTag = z.looseObject({
  type: text,
  id: z.string(),
  name: text,
  applied_at: time,
  applied_by: z.nullish(z.looseObject({ type: text, id: text })),
});

export const tagList = z.nullish(z.looseObject({ type: text, tags: z.nullish(z.array(appliedTag)) }));
