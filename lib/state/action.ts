import * as z from "zod/mini";
import {
  assignAction,
  closeAction,
  noteAction,
  openAction,
  replyAction,
  snoozeAction,
  unassignAction,
} from "./conversation-action.ts";
import { archiveAction, convertAction } from "./person-action.ts";
import { tagAction, untagAction } from "./tag-action.ts";

/** One change that a plan makes in Intercom, as it is kept in the table, with what its undo needs. */
export const action = z.discriminatedUnion("kind", [
  assignAction,
  unassignAction,
  noteAction,
  replyAction,
  snoozeAction,
  closeAction,
  openAction,
  tagAction,
  untagAction,
  convertAction,
  archiveAction,
]);
export type Action = z.infer<typeof action>;

/**
 * What became of one action, by its place in the plan: `applied` by our call, `found` already so, or `refused`
 * because the object had changed or Intercom said no for good.
 */
export const receipt = z.object({
  action: z.number(),
  result: z.enum(["applied", "found", "refused"]),
  /** Epoch milliseconds, UTC. */
  at: z.number(),
  /** The conversation part that our call made; tells our own work from a human's. */
  part: z.optional(z.string()),
  /** Why it was refused. */
  reason: z.optional(z.string()),
  /** Ids of the people or companies that Intercom no longer knew, so that the others were tagged without them. */
  missing: z.optional(z.array(z.string())),
  /** Intercom's own id of the call, to be quoted to its support. */
  request: z.optional(z.string()),
});
export type Receipt = z.infer<typeof receipt>;
