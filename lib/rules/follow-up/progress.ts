import * as z from "zod/mini";
import type { Known } from "../../engine/index.ts";
import type { Episode } from "./episode.ts";

/** What the rule remembers about a conversation: the wait it is in, and which steps are behind it. */
const progress = z.object({
  episode: z.object({ on: z.enum(["customer-waiting", "customer-silent"]), id: z.string() }),
  /** Keys of steps that were taken, or left out for good. */
  done: z.array(z.string()),
  /** Whether a ladder was found for it. */
  hasLadder: z.boolean(),
});
export type Progress = z.infer<typeof progress>;

/** What was remembered; undefined when that is nothing, or the wait has been forgotten. */
export function recall(memory: Known["memory"]): Progress | undefined {
  const parsed = z.safeParse(progress, memory);
  return parsed.success ? parsed.data : undefined;
}

/** To be remembered from now on. */
export function remember({ on, id }: Episode, done: readonly string[], hasLadder = true) {
  return { memory: { value: { episode: { on, id }, done: [...done], hasLadder } } };
}

/** Nothing is to be remembered any more. */
export const FORGET = { memory: { value: null } };
