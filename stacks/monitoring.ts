/// <reference path="../.sst/platform/config.d.ts" />
import type { JobManifest } from "../lib/jobs/manifest.ts";
import type { RuleManifest } from "../lib/rules/manifest.ts";
import settings from "../switchboard.config.ts";
import { type Common, createCommonAlarms } from "./alarms.ts";
import { createAlerts } from "./alerts.ts";
import { createBudget } from "./budget.ts";
import { createDashboard } from "./dashboard.ts";
import { createJobAlarms } from "./job-alarms.ts";
import { createRuleAlarms } from "./rule-alarms.ts";
import type { DeployedRule } from "./rules.ts";
import { isPermanent } from "./stage.ts";

/**
 * Alarms, the budget and the dashboard of a permanent stage. Others have none: their schedules are off and nobody
 * writes to them, so half of the alarms would always be on.
 */
export function createMonitoring(
  common: Common,
  deployed: ReadonlyMap<RuleManifest, DeployedRule>,
  jobs: ReadonlyMap<JobManifest, sst.aws.Function>,
): void {
  if (!isPermanent($app.stage)) return;
  const alerts = createAlerts(settings.monitoring);
  createBudget(settings.monitoring, alerts);
  createCommonAlarms(common, settings.monitoring, alerts);
  for (const [rule, made] of deployed) createRuleAlarms(rule, made, alerts);
  for (const [job, run] of jobs) createJobAlarms(job, run, alerts);
  createDashboard(common.webhook, deployed);
}
