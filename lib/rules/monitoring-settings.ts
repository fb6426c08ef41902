import * as z from "zod/mini";

const hour = z.int().check(z.minimum(0), z.maximum(24));

/** Who is told when something is wrong, and what counts as wrong (stacks/alarms.ts). Holds for permanent stages. */
export const monitoringSettings = z.strictObject({
  /** Gets a mail for every alarm, once its owner has confirmed AWS's first one; nobody is told without it. */
  email: z.optional(z.email()),
  /** When people write to the workspace, Monday to Friday: hours of the day, UTC, from the first up to the second. */
  workingHours: z._default(
    z
      .strictObject({ from: hour, to: hour })
      .check(
        z.refine(
          ({ from, to }) => from < to,
          "ends before it begins; give hours of one day, from the first up to the second",
        ),
      ),
    { from: 8, to: 18 },
  ),
  /** So many working hours without any notification are an alarm. */
  silentHours: z._default(z.int().check(z.minimum(1), z.maximum(12)), 4),
  /** US dollars a month, of the whole AWS account. */
  monthlyBudgetUsd: z._default(z.number().check(z.positive()), 25),
});

/** The monitoring settings, completed. */
export type MonitoringSettings = z.output<typeof monitoringSettings>;
