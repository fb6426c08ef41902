/// <reference path="../.sst/platform/config.d.ts" />
import { pascalCase, type RuleManifest } from "../lib/rules/manifest.ts";
import { createAlarm } from "./alarm.ts";
import { ofFunction, ofQueue, ofRule } from "./metrics.ts";
import type { DeployedRule } from "./rules.ts";

const MINUTES = 60;
const HOURS = 3600;

/** The alarms of one rule. */
export function createRuleAlarms(rule: RuleManifest, deployed: DeployedRule, alerts: aws.sns.Topic): void {
  const name = pascalCase(rule.name);
  const { queues, consumer, sweep } = deployed;
  createAlarm(`${name}DeadLetters`, alerts, {
    says: `${rule.name}: messages lie in the dead-letter queue and nobody parks them.`,
    section: "dead-letters",
    metrics: { waiting: ofQueue("ApproximateNumberOfMessagesVisible", queues.deadLetters) },
    periodSeconds: 5 * MINUTES,
    periods: 3,
    threshold: 1,
  });
  createAlarm(`${name}Parked`, alerts, {
    says: `${rule.name}: something could not be processed and was parked.`,
    section: "parked",
    metrics: { parked: ofRule("Events", rule.name, "Sum", "parked") },
    periodSeconds: 5 * MINUTES,
    threshold: 1,
  });
  createAlarm(`${name}Late`, alerts, {
    says: `${rule.name}: the oldest notification waits for more than 15 minutes.`,
    section: "late",
    metrics: { age: ofQueue("ApproximateAgeOfOldestMessage", queues.live) },
    periodSeconds: 5 * MINUTES,
    threshold: 15 * MINUTES,
  });
  createAlarm(`${name}SweepLate`, alerts, {
    says: `${rule.name}: what a sweep found waits for more than 6 hours.`,
    section: "late",
    metrics: { age: ofQueue("ApproximateAgeOfOldestMessage", queues.sweep) },
    periodSeconds: 5 * MINUTES,
    threshold: 6 * HOURS,
  });
  createAlarm(`${name}Slow`, alerts, {
    says: `${rule.name}: one in twenty actions comes more than a minute after its notification.`,
    section: "slow",
    metrics: { age: ofRule("AgeMs", rule.name, "p95", "acted") },
    periodSeconds: 5 * MINUTES,
    periods: 3,
    threshold: 60_000,
  });
  createAlarm(`${name}Crashing`, alerts, {
    says: `${rule.name}: the function crashes or runs out of time.`,
    section: "crashing",
    metrics: { errors: ofFunction("Errors", consumer) },
    periodSeconds: 15 * MINUTES,
    threshold: 3,
  });
  createAlarm(`${name}Throttled`, alerts, {
    says: `${rule.name}: AWS refuses to start the function more often.`,
    section: "throttled",
    metrics: {
      live: ofFunction("Throttles", consumer),
      ...(sweep ? { sweep: ofFunction("Throttles", sweep) } : {}),
    },
    expression: sweep ? "FILL(live, 0) + FILL(sweep, 0)" : "FILL(live, 0)",
    periodSeconds: 5 * MINUTES,
    threshold: 1,
  });
  if (sweep) createSweepAlarms(rule, sweep, alerts);
}

/** A sweep that can't save where it stands, that does not run at all, or that acts on nothing of what it finds. */
function createSweepAlarms(rule: RuleManifest, sweep: sst.aws.Function, alerts: aws.sns.Topic): void {
  const name = pascalCase(rule.name);
  createAlarm(`${name}SweepFailed`, alerts, {
    says: `${rule.name}: a sweep failed; it could not list, or not save where it stands.`,
    section: "sweep-failed",
    metrics: { failures: ofRule("SweepFailures", rule.name, "Sum"), crashes: ofFunction("Errors", sweep) },
    expression: "FILL(failures, 0) + FILL(crashes, 0)",
    periodSeconds: 15 * MINUTES,
    threshold: 1,
  });
  createAlarm(`${name}SweepMissing`, alerts, {
    says: `${rule.name}: no sweep has reported for a day.`,
    section: "sweep-missing",
    metrics: { reports: ofRule("SweepReports", rule.name, "Sum") },
    periodSeconds: 24 * HOURS,
    threshold: 1,
    under: true,
  });
  createAlarm(`${name}SweepIdle`, alerts, {
    says: `${rule.name}: sweeps find things to do, and nothing has been done for 6 hours.`,
    section: "sweep-idle",
    metrics: {
      found: ofRule("SweepEnqueued", rule.name, "Maximum"),
      acted: ofRule("Events", rule.name, "Sum", "acted"),
      planned: ofRule("Events", rule.name, "Sum", "planned"),
    },
    expression: "IF(FILL(found, 0) > 0 AND FILL(acted, 0) + FILL(planned, 0) == 0, 1, 0)",
    periodSeconds: 6 * HOURS,
    threshold: 1,
  });
}
