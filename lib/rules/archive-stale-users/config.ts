import * as z from "zod/mini";
import { type Condition, isCondition } from "../../conditions/index.ts";

const text = z.string().check(z.minLength(1));
const count = z.int().check(z.positive("is not above 0; give a whole number, 1 or more"));
const days = z.int().check(z.positive("is not above 0; give a whole number of days, 1 or more"));

const policy = z.strictObject({
  /** Days without a visit after which somebody is marked with the tag. */
  staleAfterDays: z._default(days, 90),
  /** Days that the mark stands before they are archived; `never` only marks. */
  archiveAfterDays: z._default(
    z.union([days, z.literal("never")], 'is neither a number of days above 0 nor "never"; give one of them'),
    14,
  ),
  /** Days since they came after which somebody never seen counts as stale; without it, they are left alone. */
  neverSeenAfterDays: z.optional(days),
});
/** When a user, or a lead, is stale. */
export type StalePolicy = z.infer<typeof policy>;

const exempt = z.strictObject({
  /** Whoever has one of these tags, by name or id. */
  tags: z._default(z.array(text), []),
  /** Members of these segments, by name or id; 10,000 people each at most. */
  segments: z._default(z.array(text), []),
  /** People of these companies, by name, company_id or Intercom's id. */
  companies: z._default(z.array(text), []),
  /** Whoever this holds of, or can't be told of; about the person alone, such as attribute("plan").is("pro"). */
  when: z.optional(
    z.custom<Condition>(isCondition, 'is no condition; give one, such as attribute("plan").is("pro")'),
  ),
  /** Whoever has an owner. */
  owned: z._default(z.boolean(), false),
  /** Whoever has an open or snoozed conversation: a call more for each. */
  openConversation: z._default(z.boolean(), true),
  /** Whoever had a data event in so many days: a call more for each. */
  eventWithinDays: z.optional(days),
  /** Whoever signed up, or came, after this day, UTC: `2026-01-31`. */
  signedUpAfter: z.optional(
    z.string().check(z.refine((day) => isDay(day), "is no day; give one that exists, such as 2026-01-31")),
  ),
});

/** The settings of archive-stale-users, as they stand under `rules.archiveStaleUsers` in switchboard.config.ts. */
export const archiveStaleUsersSettings = z.strictObject({
  /** `live` marks and archives, `dry-run` only records what it would do, `off` does neither. */
  mode: z._default(z.enum(["live", "dry-run", "off"]), "dry-run"),
  /** The tag that marks somebody as stale, before anything else is done; made if there is none. */
  tag: z._default(text, "stale"),
  /** When users are stale; without it, users are left alone. */
  users: z.optional(policy),
  /** When leads are stale; without it, leads are left alone. */
  leads: z.optional(policy),
  /** Who is never marked or archived. Asked again right before each archive. */
  exempt: z.prefault(exempt, {}),
  /** How much it may do. */
  budget: z.prefault(
    z.strictObject({
      /** Marks, unmarks and archives in an hour of the clock. */
      perHour: z._default(count, 1000),
      /** People that one sweep takes up. */
      perSweep: z._default(count, 1000),
      /** How many the first live sweep takes up. */
      firstSweep: z._default(count, 25),
    }),
    {},
  ),
});
export type ArchiveStaleUsersSettings = z.infer<typeof archiveStaleUsersSettings>;

function isDay(day: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // JavaScript reads 30 February as 2 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
