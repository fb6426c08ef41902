import * as z from "zod/mini";

/** Who a conversation is assigned to: an admin or a team, by Intercom's id. */
export const assignee = z.object({ type: z.enum(["admin", "team"]), id: z.string() });
export type Assignee = z.infer<typeof assignee>;

/** Gives a conversation to a teammate or a team (docs/intercom-api-1.3/conversations.md, reply "assignment"). */
export const assignAction = z.object({
  kind: z.literal("assign"),
  conversation: z.string(),
  to: assignee,
  /** Who had it when it was decided: only then is it still ours to give. */
  from: z.object({ type: z.string(), id: z.nullable(z.string()) }),
  reason: z.string(),
});
export type AssignAction = z.infer<typeof assignAction>;

/** One change that a plan makes in Intercom, as it is kept in the table. */
export const action = z.discriminatedUnion("kind", [assignAction]);
export type Action = z.infer<typeof action>;

/**
 * What became of one action, by its place in the plan: `applied` by our call, `found` already done when we
 * looked after a dead owner, or `refused` because the object had changed or Intercom said no for good.
 */
export const receipt = z.object({
  action: z.number(),
  result: z.enum(["applied", "found", "refused"]),
  at: z.number(),
  /** The conversation part that our call made; tells our own work from a human's. */
  part: z.optional(z.string()),
  /** Why it was refused. */
  reason: z.optional(z.string()),
});
export type Receipt = z.infer<typeof receipt>;
