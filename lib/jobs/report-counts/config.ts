import * as z from "zod/mini";

const names = z._default(z.array(z.string().check(z.minLength(1))).check(z.maxLength(100)), []);

/** The settings of report-counts, as they stand under `jobs.reportCounts` in switchboard.config.ts. */
export const reportCountsSettings = z.strictObject({
  /** `on` publishes every hour, `off` asks and publishes nothing. */
  mode: z._default(z.enum(["on", "off"]), "off"),
  /** Teammates whose open conversations are published, by id. */
  admins: names,
  /** Tags whose people are counted, by name. */
  tags: names,
  /** Segments whose people are counted, by name. */
  segments: names,
});
export type ReportCountsSettings = z.infer<typeof reportCountsSettings>;
