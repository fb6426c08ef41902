import type { CallOptions, IntercomReader } from "../../intercom/index.ts";
import { readBacklog, type Table } from "../../state/index.ts";
import type { ReportCountsSettings } from "./config.ts";
import { type Counted, type Measured, measure, type Oldest } from "./measure.ts";

/** What the job works with. */
export interface Reporting {
  readonly settings: ReportCountsSettings;
  readonly intercom: Pick<IntercomReader, "counts">;
  readonly call: CallOptions;
  readonly table: Table;
  /** Whose backlogs are looked at. */
  readonly rules: readonly string[];
  /** Epoch milliseconds, UTC. */
  readonly nowMs: number;
}

/** How many calls `countAll` makes with these settings: two to five. */
export function callsOf({ admins, tags, segments }: ReportCountsSettings): number {
  return 2 + [admins, tags, segments].filter((names) => names.length > 0).length;
}

/**
 * Asks Intercom's counts (docs/intercom-api-1.3/counts.md), those by admin, tag and segment only if the settings name
 * any, and our own backlogs. Throws what the client and the table throw; nothing is published then.
 */
export async function countAll(by: Reporting): Promise<Measured> {
  const { settings, intercom, call, nowMs } = by;
  const { counts } = intercom;
  const counted: Counted = {
    app: await counts.app(call),
    conversations: await counts.conversations(call),
    ...(settings.admins.length > 0 ? { admins: await counts.admins(call) } : {}),
    ...(settings.tags.length > 0 ? { tags: await counts.users("tag", call) } : {}),
    ...(settings.segments.length > 0 ? { segments: await counts.users("segment", call) } : {}),
  };
  return measure(settings, counted, await oldestOf(by), nowMs);
}

async function oldestOf({ table, rules }: Reporting): Promise<Oldest> {
  const all = new Map<string, number | undefined>();
  for (const rule of rules) all.set(rule, (await readBacklog(table, rule, 1))[0]?.since);
  return all;
}
