import * as z from "zod/mini";

/** The settings of convert-visitors, as they stand under `rules.convertVisitors` in switchboard.config.ts. */
export const convertVisitorsSettings = z.strictObject({
  /** `live` converts, `dry-run` only records what it would do, `off` does neither. A conversion is final. */
  mode: z._default(z.enum(["live", "dry-run", "off"]), "dry-run"),
  /** Whether an email address alone may say who somebody is: anyone can type another person's. */
  mergeByEmail: z._default(z.boolean(), false),
  /** Of several users with one email, who takes the person in. Without it nobody does. */
  survivor: z.optional(z.enum(["newest", "oldest", "most-recently-seen"])),
  /** Conversions an hour at most; the rest waits for the next. */
  perHour: z._default(
    z.int().check(z.gte(1, "must be at least 1; give how many conversions an hour may be made")),
    100,
  ),
});
export type ConvertVisitorsSettings = z.infer<typeof convertVisitorsSettings>;
