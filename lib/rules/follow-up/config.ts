import * as z from "zod/mini";
import { type Condition, type Hours, isCondition, isHours } from "../../conditions/index.ts";
import { durationMs } from "./duration.ts";

const text = z.string().check(z.minLength(1));
const words = z.string().check(
  z.minLength(1),
  z.maxLength(10_000),
  z.refine((body) => body.trim() !== "", "give words, not only white space"),
);
const duration = text.check(
  z.refine(
    (one) => durationMs(one) !== undefined,
    'give minutes, hours or days, such as "30m", "4h" or "3d"',
  ),
);
const count = z.int().check(z.minimum(1));
const condition = z.custom<Condition>(
  isCondition,
  'give a condition, such as messageText.contains("invoice")',
);
const openingHours = z.custom<Hours>(
  isHours,
  'give hours({ timeZone: "Europe/Berlin", weekly: { monday: ["09:00-17:00"] } })',
);

const assignTo = z.union([
  /** An Intercom team, by name or id: the conversation lies with the team. */
  z.strictObject({ team: text }),
  /** A teammate, by email address or id. */
  z.strictObject({ admin: text }),
  /** An Intercom team, by name or id: the member who is there and whose last turn is longest ago. */
  z.strictObject({ pool: text }),
]);
export type AssignTo = z.infer<typeof assignTo>;

const deed = z.union([
  /** A note for teammates, plain text. */
  z.strictObject({ note: words }),
  /** A tag for the person, by name; made if there is none. */
  z.strictObject({ tag: text }),
  /** Gives the conversation to somebody else, unless a teammate has given it to someone during this wait. */
  z.strictObject({ assign: assignTo }),
  /** Snoozes the conversation for so long; in opening hours if the ladder counts those. */
  z.strictObject({ snooze: duration }),
  /** Closes the conversation, with or without a message to the customer. */
  z.strictObject({ close: z.strictObject({ message: z.optional(words) }) }),
]);
export type Deed = z.infer<typeof deed>;

const step = z.strictObject({
  /** How long into the wait: `30m`, `4h`, `3d`. Each step's is longer than the one before. */
  after: duration,
  /** What is done then, in this order. */
  do: z.array(deed).check(z.minLength(1), z.maxLength(5)),
});
export type StepSettings = z.infer<typeof step>;

const ladder = z.strictObject({
  /** What reasons call it. Renamed, it begins anew. */
  name: text,
  /** `customer-waiting`: they wait for us. `customer-silent`: we wait for them. */
  on: z.enum(["customer-waiting", "customer-silent"]),
  /** Which conversations; without it, all that no ladder before it took. */
  when: z.optional(condition),
  /** Nothing is done outside of these; without them, at any time. */
  hours: z.optional(openingHours),
  /** Whether `after` counts open hours only, or all of them. Without hours, all. */
  count: z._default(z.enum(["open", "all"]), "open"),
  /** What is done when, in order of time. */
  steps: z.array(step).check(z.minLength(1), z.maxLength(20)),
});
export type Ladder = z.infer<typeof ladder>;

/** The settings of follow-up, as they stand under `rules.followUp` in switchboard.config.ts. */
export const followUpSettings = z.strictObject({
  /** `live` acts, `dry-run` only records what it would do, `off` does neither. */
  mode: z._default(z.enum(["live", "dry-run", "off"]), "dry-run"),
  /** Waits that began longer ago are not taken up, and steps that are later than this are left out. */
  window: z._default(duration, "3d"),
  /** Of those for the same wait, the first whose `when` holds is climbed. */
  ladders: z.array(ladder).check(z.minLength(1)),
  /** Actions in an hour of the clock; without it, as many as there are. */
  perHour: z.optional(count),
});
export type FollowUpSettings = z.infer<typeof followUpSettings>;
