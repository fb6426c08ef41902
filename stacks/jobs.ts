/// <reference path="../.sst/platform/config.d.ts" />
import type { JobManifest } from "../lib/jobs/manifest.ts";
import { pascalCase } from "../lib/rules/manifest.ts";
import type { Link } from "./functions.ts";
import { isPermanent } from "./stage.ts";

const RETRIES = 2;

/**
 * A job's function and its schedule, which is off outside permanent stages. A job has no queue, so a run that failed
 * three times leaves an alarm and nothing else: the next one counts anew.
 */
export function createJob(
  { name, timeoutSeconds, schedule }: JobManifest,
  link: readonly Link[],
): sst.aws.Function {
  const run = new sst.aws.Function(pascalCase(name), {
    handler: `functions/${name}.run`,
    timeout: `${timeoutSeconds} seconds`,
    link: [...link],
    retries: RETRIES,
  });
  new sst.aws.CronV2(`${pascalCase(name)}Cron`, {
    schedule,
    timezone: "UTC",
    enabled: isPermanent($app.stage),
    retries: RETRIES,
    function: run,
  });
  return run;
}
