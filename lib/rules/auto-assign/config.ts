import * as z from "zod/mini";
import { type Condition, type Hours, isCondition, isHours } from "../../conditions/index.ts";

const text = z.string().check(z.minLength(1));
const atLeastOne = z.int().check(z.minimum(1));
const condition = z.custom<Condition>(
  isCondition,
  'give a condition, such as messageText.contains("invoice")',
);
const openingHours = z.custom<Hours>(
  isHours,
  'give hours({ timeZone: "Europe/Berlin", weekly: { monday: ["09:00-17:00"] } })',
);
const strategy = z.enum(["round-robin", "weighted", "balanced"]);

const person = z.union([
  text,
  z.strictObject({
    /** A teammate, by email address or id. */
    admin: text,
    /** With the strategy `weighted`: turns for each one of the others'. */
    weight: z.optional(atLeastOne.check(z.maximum(100))),
    /** Open conversations they may have, instead of the pool's `limitPerPerson`. */
    limit: z.optional(atLeastOne),
    /** When they work; besides that, the pool's hours hold. */
    hours: z.optional(openingHours),
  }),
]);

const pool = z.strictObject({
  /** An Intercom team, by its name or its id: its members are the pool. */
  team: z.optional(text),
  /** Or people, by email address or id. */
  people: z.optional(z.array(person).check(z.minLength(1))),
  /** Instead of the rule's own. */
  strategy: z.optional(strategy),
  /** Nobody gets a conversation while they have as many open, by Intercom's count. */
  limitPerPerson: z.optional(atLeastOne),
  /** The pool gives none while as many as it gave are open. */
  limitPerPool: z.optional(atLeastOne.check(z.maximum(500))),
  /** Outside of them nobody in it gets any. */
  hours: z.optional(openingHours),
});
export type PoolSettings = z.infer<typeof pool>;

const target = z.union([
  /** One of `pools`, by its name. */
  z.strictObject({ pool: text }),
  /** A teammate, by email address or id. */
  z.strictObject({ admin: text }),
  /** An Intercom team, as a whole: whoever of it takes it. */
  z.strictObject({ team: text }),
]);
export type TargetSettings = z.infer<typeof target>;

/** The settings of auto-assign, as they stand under `rules.autoAssign` in switchboard.config.ts. */
export const autoAssignSettings = z.strictObject({
  /** `live` assigns, `dry-run` only records what it would do, `off` does neither. */
  mode: z.enum(["live", "dry-run", "off"]),
  /** Who gets what no route takes: all that is needed when there are no routes. */
  pool: z.optional(pool),
  /** Further pools, by the name that routes give them. */
  pools: z.optional(z.record(text, pool)),
  /** `round-robin`: whoever's last turn is longest ago; `weighted`: by `weight`; `balanced`: fewest open. */
  strategy: z._default(strategy, "round-robin"),
  /** The first whose condition holds takes the conversation; one without a condition takes all. */
  routes: z.optional(z.array(z.strictObject({ name: text, when: z.optional(condition), to: target }))),
  /** Where the rest goes, instead of `pool`; without either it is left alone. */
  otherwise: z.optional(target),
  /** A conversation that lies with a team without a pool: `draw` gives it to one of its members. */
  teams: z.optional(z.enum(["leave", "draw"])),
  /** When a customer writes to someone who is away. */
  takeOver: z.optional(
    z.strictObject({
      /** `true`: give it to someone else if a rule gave it to them; `always`: also if a teammate did. */
      whenAway: z.union([z.boolean(), z.literal("always")]),
    }),
  ),
  /** Leave alone what was begun longer ago. */
  ignoreOlderThanHours: z.optional(z.number().check(z.gt(0))),
  /** Leave alone what this holds of. */
  exclude: z.optional(condition),
  /** Leave a note in the conversation that says which route gave it away, and why. */
  noteReason: z.optional(z.boolean()),
});
export type AutoAssignSettings = z.infer<typeof autoAssignSettings>;

/** Without settings the rule is off. */
export const OFF: AutoAssignSettings = { mode: "off", strategy: "round-robin" };
