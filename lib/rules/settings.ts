import * as z from "zod/mini";
import { autoAssignSettings } from "./auto-assign/config.ts";
import { SettingsInvalidError } from "./errors.ts";
import { describeProblems } from "./settings-problems.ts";

const settings = z.strictObject({
  /** Where the Intercom workspace is hosted. */
  region: z._default(z.enum(["us", "eu", "au"]), "us"),
  /** The teammate in whose name Switchboard acts, by email address or id: one of its own, not a person's. */
  actingAdmin: z.string().check(z.minLength(1)),
  /** The rules this workspace runs; one that is absent is off. */
  rules: z.strictObject({ autoAssign: z.optional(autoAssignSettings) }),
});

/** The settings of a workspace, checked and completed. */
export type Settings = z.output<typeof settings>;

/** What a user writes in switchboard.config.ts. */
export type SettingsInput = z.input<typeof settings>;

/**
 * Checks the settings of switchboard.config.ts and completes them with defaults.
 * Throws SettingsInvalidError, which names every wrong setting by its path.
 */
export function defineConfig(input: SettingsInput): Settings {
  const parsed = z.safeParse(settings, input);
  if (parsed.success) return parsed.data;
  throw new SettingsInvalidError(describeProblems(parsed.error.issues, input));
}
