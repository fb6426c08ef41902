import { jobs } from "../../../lib/jobs/list.ts";
import { pascalCase } from "../../../lib/rules/manifest.ts";
import type { Expectation } from "./expectation.ts";

/** A schedule keeps firing after `sst dev` has ended, so it is on in permanent stages alone. */
export const schedulesRunOnPermanentStagesOnly: Expectation = ({ schedules, stage }) =>
  schedules.flatMap(({ name, enabled }) =>
    enabled === (stage === "production")
      ? []
      : [`${name}: ${enabled ? "enabled" : "disabled"} in stage ${stage}`],
  );

const JOBS: ReadonlySet<string> = new Set(jobs.map(({ name }) => pascalCase(name)));

/** A run that fails is tried again, and then reported: by the scheduler (not started) and by Lambda (failed). */
export const failedSweepsAreReported: Expectation = ({ schedules, functions, failureDestinations, queues }) =>
  schedules.flatMap(({ name, functionArn, retries, deadLetterArn }) => {
    // A job has no queue, and its next run counts anew: an alarm watches it instead.
    if (JOBS.has(name)) return retries === 2 ? [] : [`${name}: ${retries ?? "no"} retries`];
    const sweep = functions.find(({ arn }) => arn === functionArn);
    if (!sweep) return [`${name}: its function does not exist`];
    const exists = (wanted: string | undefined) => queues.some(({ arn }) => arn === wanted);
    return [
      ...(retries === 2 ? [] : [`${name}: ${retries ?? "no"} retries`]),
      ...(exists(deadLetterArn) ? [] : [`${name}: no dead-letter queue for runs that do not start`]),
      ...(exists(failureDestinations.get(sweep.physicalName))
        ? []
        : [`${name}: no destination for runs that fail`]),
    ];
  });
