import * as z from "zod/mini";
import { number, open } from "./values.ts";

/** A saved filter over people or companies (docs/intercom-api-1.3/segments.md). Times are epoch seconds, UTC. */
export const segment = z.looseObject({
  type: z.literal("segment"),
  id: z.string(),
  name: z.string(),
  created_at: z.number(),
  updated_at: z.number(),
  /** Of people; leads are `lead` or `contact`. Absent from companies' segments and old bodies. */
  person_type: z.nullish(open<"user" | "lead" | "contact">()),
  /** How many members; only of people, and only if asked for. */
  count: number,
});
export type Segment = z.infer<typeof segment>;
