import { Logger } from "@aws-lambda-powertools/logger";
import type { Context } from "aws-lambda";
import { Resource } from "sst";
import { createPurse, createTableLimiter } from "../engine/index.ts";
import { createIntercomClient, readOnly, systemClock, unlimited } from "../intercom/index.ts";
import type { ReportCountsSettings } from "../jobs/report-counts/config.ts";
import { callsOf, countAll } from "../jobs/report-counts/report-counts.ts";
import { openTable } from "../state/index.ts";
import { countMeter } from "./job-meter.ts";

/** Kept of every invocation for the metrics and the logs. */
const RESERVE_MS = 2_000;

/** The job's one handler: `run`, for its schedule. */
export interface ReportCountsFunction {
  run(event: unknown, context: Context): Promise<void>;
}

/**
 * Builds the function of report-counts from its links: table and Intercom. Without settings it does nothing. `rules` are those whose backlogs are looked
 * at. It takes the share of the API budget that sweeps have. A run that fails is Lambda's to repeat.
 */
export function reportCountsFunction(
  settings: ReportCountsSettings | undefined,
  rules: readonly string[],
): ReportCountsFunction {
  const clock = systemClock;
  const table = openTable(Resource.JobsTable.name);
  const log = new Logger({ serviceName: "report-counts" });
  const publish = countMeter(Resource.App.stage);
  const { origin } = Resource.IntercomApi;
  const client = createIntercomClient({ origin, token: Resource.IntercomToken.value, limiter: unlimited });
  const intercom = readOnly(client);
  const limiter = createTableLimiter(table, clock, Math.random, "sweep");
  return {
    async run(_event, context) {
      if (settings === undefined || settings.mode === "off") {
        log.info("report-counts", { mode: "off" });
        return;
      }
      const deadline = clock.now() + context.getRemainingTimeInMillis() - RESERVE_MS;
      const purse = createPurse(limiter, clock);
      await purse.reserve(callsOf(settings), { deadline });
      const call = { limiter: purse, deadline };
      const by = { settings, intercom, call, table, rules, nowMs: clock.now() };
      const { counts, missing } = await countAll(by);
      publish(counts);
      if (missing.length > 0)
        log.warn("settings name what Intercom doesn't count", { missing: [...missing] });
      log.info("report-counts", { published: counts.length });
    },
  };
}
