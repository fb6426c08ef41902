import * as z from "zod/mini";
import { type Condition, isCondition } from "../../conditions/index.ts";

const text = z.string().check(z.minLength(1));
const count = z.int().check(z.gte(1));

const tagWhen = z.strictObject({
  /** The tag's name in Intercom, in any case; made if there is none. */
  tag: text,
  /** When it is true of a person or company. */
  when: z.custom<Condition>(isCondition, 'is no condition; give one, such as attribute("plan").is("pro")'),
  /** Who may have it, where it is not for everybody that the rule looks after. */
  on: z.optional(z.enum(["people", "companies"])),
  /** What reasons call this entry; without it, the tag's name. */
  name: z.optional(text),
});
/** "This tag is true when …". */
export type TagWhen = z.infer<typeof tagWhen>;

const group = z.strictObject({
  /** What reasons call the group. */
  name: text,
  /** Of these at most one is true: the first whose condition holds. */
  tags: z.array(tagWhen).check(z.minLength(1)),
});

/** The settings of tag-leads, as they stand under `rules.tagLeads` in switchboard.config.ts. */
export const tagLeadsSettings = z.strictObject({
  /** `live` tags and untags, `dry-run` only records what it would do, `off` does neither. */
  mode: z._default(z.enum(["live", "dry-run", "off"]), "dry-run"),
  /** Tags that are each true by themselves. */
  tags: z._default(z.array(tagWhen), []),
  /** Tags that exclude each other, such as one for each plan. */
  groups: z._default(z.array(group), []),
  /** Whose tags it looks after. */
  people: z._default(
    z.strictObject({ leads: z._default(z.boolean(), true), users: z._default(z.boolean(), false) }),
    { leads: true, users: false },
  ),
  /** Whether it looks after companies too. */
  companies: z._default(z.boolean(), false),
  /** Whether it also takes away tags that it did not give itself. */
  removeHumanTags: z._default(z.boolean(), false),
  /** Whether it gives a tag again that a teammate took away. */
  insist: z._default(z.boolean(), false),
  /** How much it may do. */
  budget: z._default(
    z.strictObject({
      /** Tags given or taken in an hour of the clock; without it, as many as there are. */
      perHour: z.optional(count),
      /** Tags given to or taken from one person or company in any sixty minutes. */
      perObjectHour: z._default(count, 30),
      /** People and companies that a nightly run enqueues at most; the next one goes on. */
      perSweep: z._default(count, 5_000),
      /** How many the first live nightly run enqueues at most. */
      firstSweep: z._default(count, 200),
    }),
    { perObjectHour: 30, perSweep: 5_000, firstSweep: 200 },
  ),
});
export type TagLeadsSettings = z.infer<typeof tagLeadsSettings>;
