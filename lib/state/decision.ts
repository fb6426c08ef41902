import * as z from "zod/mini";
import { action, receipt } from "./action.ts";

const claim = z.object({
  /** The invocation that applies the plan. */
  owner: z.string(),
  /** Epoch milliseconds, UTC; over, anyone may take the plan over and look before acting. */
  until: z.number(),
});
export type Claim = z.infer<typeof claim>;

const memory = z.object({
  /** Only the rule knows what it means. */
  value: z.json(),
  /** How long its decision is kept, if that is longer than others are. */
  keepDays: z.optional(z.number()),
});
/** What a rule remembers about an object: which tags it put on, which steps of a ladder it took. */
export type Memory = z.infer<typeof memory>;

const memories = z.object({ live: z.optional(memory), "dry-run": z.optional(memory) });

const hold = z.object({
  /** Epoch milliseconds, UTC: since when. */
  at: z.number(),
  /** Why, in a sentence, for people. */
  because: z.string(),
  /** The operator who took something back. */
  by: z.string(),
});
/** The rule does nothing about this object while its head has one. An undo leaves it; a release ends it. */
export type Hold = z.infer<typeof hold>;

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
  /** `undo`: an operator takes back actions of an earlier decision. `release`: an operator ends a hold. */
  outcome: z.enum(["plan", "skip", "undo", "release"]),
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
  /** For an undo: which decision, and which of its actions by their place in it. `actions` are the reverse ones. */
  undoes: z.optional(z.object({ version: z.number(), actions: z.array(z.number()) })),
  /** When the rule wants to look at the object again: epoch milliseconds, UTC. */
  dueAt: z.optional(z.number()),
  /** In a dry run: the time that the live rule had set. */
  liveDueAt: z.optional(z.number()),
  /** When the rule acted on the object within the hour before, an entry for each action: epoch milliseconds, UTC. */
  acts: z.optional(z.array(z.number())),
  /**
   * Carried on by every later decision of the object and rule that doesn't replace it. A dry run remembers what it
   * would have done apart from what was really done, and only until the rule is live.
   */
  memory: z.optional(memories),
  /** Of a plan that changes it: what was remembered before, in case the plan comes to nothing. */
  memoryBefore: z.optional(memories),
  /** Carried on by every later decision of the object and rule, until a release. */
  hold: z.optional(hold),
  /** Epoch seconds, UTC: until when it is kept, at least as long as every decision before it. */
  expiresAt: z.optional(z.number()),
  /** The operator who asked for the undo or the release. */
  by: z.optional(z.string()),
  /** The sweep or invocation it was decided in: the key of a run. */
  run: z.optional(z.string()),
});
export type Decision = z.infer<typeof decision>;
