import * as z from "zod/mini";
import type { Known } from "../../engine/index.ts";
import type { Memory } from "../../state/index.ts";

const mark = z.object({
  /** Epoch milliseconds, UTC: when the rule marked them; absent when they bear no mark of its own. */
  markedAt: z.optional(z.number()),
  /** Epoch milliseconds, UTC: when they are to be archived; absent when nobody is. */
  dueAt: z.optional(z.number()),
  /** A teammate took the mark away: left alone until somebody sees them again. Since then not seen after this. */
  spared: z.optional(z.object({ lastSeenAt: z.nullable(z.number()) })),
});
/** What the rule remembers about somebody. */
export type Mark = z.infer<typeof mark>;

/** What it remembers; nothing of somebody whom it never marked. */
export function readMark(known: Known | undefined): Mark {
  const parsed = z.safeParse(mark, known?.memory ?? {});
  return parsed.success ? parsed.data : {};
}

/** A rule that is paused, or whose budget is small, may come to somebody long after the mark. */
const KEEP_DAYS = 400;

/** What it remembers from now on: a `Mark`, as JSON. */
export function remember(value: Memory["value"]): Memory {
  return { value, keepDays: KEEP_DAYS };
}
