import * as z from "zod/mini";
import { reportCountsSettings } from "../jobs/report-counts/config.ts";
import { archiveStaleUsersSettings } from "./archive-stale-users/config.ts";
import { autoAssignSettings } from "./auto-assign/config.ts";
import { contradictionsIn } from "./check/check-settings.ts";
import { convertVisitorsSettings } from "./convert-visitors/config.ts";
import { SettingsInvalidError } from "./errors.ts";
import { followUpSettings } from "./follow-up/config.ts";
import { monitoringSettings } from "./monitoring-settings.ts";
import { describeProblems } from "./settings-problems.ts";
import { tagLeadsSettings } from "./tag-leads/config.ts";

/** The schema of switchboard.config.ts. */
export const settingsSchema = z.strictObject({
  /** Where the Intercom workspace is hosted. */
  region: z._default(z.enum(["us", "eu", "au"]), "us"),
  /** The teammate in whose name Switchboard acts, by email address or id: one of its own, not a person's. */
  actingAdmin: z.string().check(z.minLength(1)),
  /** Alarms and the budget. */
  monitoring: z.prefault(monitoringSettings, {}),
  /** The rules this workspace runs; one that is absent is off. */
  rules: z.strictObject({
    archiveStaleUsers: z.optional(archiveStaleUsersSettings),
    autoAssign: z.optional(autoAssignSettings),
    convertVisitors: z.optional(convertVisitorsSettings),
    followUp: z.optional(followUpSettings),
    tagLeads: z.optional(tagLeadsSettings),
  }),
  /** What runs by the clock alone and changes nothing; one that is absent is off. */
  jobs: z.optional(z.strictObject({ reportCounts: z.optional(reportCountsSettings) })),
});

/** The settings of a workspace, checked and completed. */
export type Settings = z.output<typeof settingsSchema>;

/** What a user writes in switchboard.config.ts. */
export type SettingsInput = z.input<typeof settingsSchema>;

/**
 * Checks the settings of switchboard.config.ts and completes them with defaults.
 * Throws SettingsInvalidError, which names every wrong setting by its path.
 */
export function defineConfig(input: SettingsInput): Settings {
  const parsed = z.safeParse(settingsSchema, input);
  const problems = parsed.success
    ? contradictionsIn(parsed.data)
    : describeProblems(parsed.error.issues, input, settingsSchema);
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new SettingsInvalidError(problems);
}
