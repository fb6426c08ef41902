import * as z from "zod/mini";
import { action, receipt } from "./action.ts";

const claim = z.object({
  /** The invocation that applies the plan. */
  owner: z.string(),
  /** Epoch milliseconds, UTC; over, anyone may take the plan over and look before acting. */
  until: z.number(),
});
export type Claim = z.infer<typeof claim>;

/**
 * One decision of a rule about an object, as it stands in the table. The newest of an object and rule is their
 * head. `open`: the plan is being applied under its claim. `done`: nothing is left to do. `failed`: Intercom
 * refused for good; the message is parked, and a replay of the event may decide again.
 */
export const decision = z.object({
  /** `conversation#<id>` or `person#<id>`. */
  object: z.string(),
  rule: z.string(),
  /** 1 for the first decision, then one more each. */
  version: z.number(),
  event: z.string(),
  topic: z.string(),
  /** Epoch milliseconds, UTC: when it was decided. */
  at: z.number(),
  mode: z.enum(["live", "dry-run"]),
  outcome: z.enum(["plan", "skip"]),
  /** A stable word, such as `assigned` or `nobody_free`. */
  reason: z.string(),
  /** The reason in a sentence, for people. */
  because: z.string(),
  actions: z.array(action),
  /** For a skip that leaves its object in the backlog: since when it waits, epoch milliseconds, UTC. */
  waitsSince: z.optional(z.number()),
  state: z.enum(["open", "done", "failed"]),
  claim: z.optional(claim),
  receipts: z.array(receipt),
});
export type Decision = z.infer<typeof decision>;
