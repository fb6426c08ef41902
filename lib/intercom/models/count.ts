import * as z from "zod/mini";
import { pageLinks } from "./list.ts";
import { number, text } from "./values.ts";

const total = z.nullish(z.looseObject({ count: z.number() }));

/** How many of each there are; archived tags and segments included (docs/intercom-api-1.3/counts.md §1). */
export const appCounts = z.looseObject({
  type: text,
  company: total,
  user: total,
  lead: total,
  tag: total,
  segment: total,
});
export type AppCounts = z.infer<typeof appCounts>;

/** docs/intercom-api-1.3/counts.md §2 */
export const conversationCounts = z.looseObject({
  conversation: z.looseObject({
    open: z.number(),
    closed: z.number(),
    assigned: number,
    unassigned: number,
  }),
});
export type ConversationCounts = z.infer<typeof conversationCounts>;

/** docs/intercom-api-1.3/counts.md §3 */
export const adminConversationCounts = z.looseObject({
  conversation: z.looseObject({
    admin: z.array(z.looseObject({ id: z.string(), name: text, open: z.number(), closed: z.number() })),
  }),
});
export type AdminConversationCounts = z.infer<typeof adminConversationCounts>;

/** `{ "<name of the tag or segment>": count }` */
const namedCount = z.record(z.string(), z.number());

/** docs/intercom-api-1.3/counts.md §4 */
export const userCounts = z.looseObject({
  user: z.looseObject({ tag: z.optional(z.array(namedCount)), segment: z.optional(z.array(namedCount)) }),
});
export type UserCounts = z.infer<typeof userCounts>;

/** The pages of counts are nested twice (docs/intercom-api-1.3/counts.md §5). */
const countPages = z.nullish(z.looseObject({ pages: z.nullish(pageLinks) }));

/** docs/intercom-api-1.3/counts.md §5 */
export const companyCounts = z.looseObject({
  company: z.looseObject({
    tag: z.optional(z.array(namedCount)),
    segment: z.optional(z.array(namedCount)),
    /** The company's name to its number of users, and `remote_company_id` to its `company_id`. */
    user: z.optional(z.array(z.record(z.string(), z.union([z.number(), z.nullable(z.string())])))),
  }),
  pages: countPages,
});
export type CompanyCounts = z.infer<typeof companyCounts>;
