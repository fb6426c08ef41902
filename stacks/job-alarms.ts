/// <reference path="../.sst/platform/config.d.ts" />
import type { JobManifest } from "../lib/jobs/manifest.ts";
import { pascalCase } from "../lib/rules/manifest.ts";
import { createAlarm } from "./alarm.ts";
import { ofFunction } from "./metrics.ts";

const HOUR = 3600;

/** The alarms of one job. */
export function createJobAlarms({ name }: JobManifest, run: sst.aws.Function, alerts: aws.sns.Topic): void {
  createAlarm(`${pascalCase(name)}Crashing`, alerts, {
    says: `${name}: a run failed three times.`,
    section: "crashing",
    metrics: { errors: ofFunction("Errors", run) },
    periodSeconds: HOUR,
    threshold: 3,
  });
  createAlarm(`${pascalCase(name)}Throttled`, alerts, {
    says: `${name}: AWS refuses to start the function more often.`,
    section: "throttled",
    metrics: { throttles: ofFunction("Throttles", run) },
    periodSeconds: HOUR,
    threshold: 1,
  });
}
