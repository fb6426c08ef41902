/// <reference path="../.sst/platform/config.d.ts" />
import type { MonitoringSettings } from "../lib/rules/monitoring-settings.ts";
import { createAlarm } from "./alarm.ts";
import { countNotifications, ofFunction, ofQueue, ofRule, ofTable } from "./metrics.ts";

const MINUTES = 60;
const HOURS = 3600;

/** What alarms are about that belong to no rule. */
export interface Common {
  readonly webhook: sst.aws.Function;
  readonly signup: sst.aws.Function;
  readonly park: sst.aws.Function;
  readonly parking: sst.aws.Queue;
  readonly tableName: $util.Input<string>;
}

/** The alarms that belong to no rule: the webhook, parking, the table. */
export function createCommonAlarms(
  common: Common,
  settings: MonitoringSettings,
  alerts: aws.sns.Topic,
): void {
  createWebhookAlarms(common.webhook, settings, alerts);
  createAlarm("SignupFailing", alerts, {
    says: "The sign-up URL answers the product with errors, or AWS refuses to start its function.",
    section: "webhook-failing",
    metrics: {
      failures: ofFunction("Url5xxCount", common.signup),
      throttles: ofFunction("Throttles", common.signup),
    },
    expression: "FILL(failures, 0) + FILL(throttles, 0)",
    periodSeconds: 5 * MINUTES,
    threshold: 1,
  });
  createAlarm("ParkingDeadLetters", alerts, {
    says: "Notifications that no rule can take lie in their queue and nobody parks them.",
    section: "dead-letters",
    metrics: { waiting: ofQueue("ApproximateNumberOfMessagesVisible", common.parking) },
    periodSeconds: 5 * MINUTES,
    periods: 3,
    threshold: 1,
  });
  createAlarm("UnsupportedParked", alerts, {
    says: "A notification that no rule can take was parked.",
    section: "parked",
    metrics: { parked: ofRule("Events", "switchboard", "Sum", "parked") },
    periodSeconds: 5 * MINUTES,
    threshold: 1,
  });
  createAlarm("ParkThrottled", alerts, {
    says: "AWS refuses to start the parking function more often.",
    section: "throttled",
    metrics: { throttles: ofFunction("Throttles", common.park) },
    periodSeconds: 5 * MINUTES,
    threshold: 1,
  });
  createAlarm("TableThrottled", alerts, {
    says: "DynamoDB refuses reads or writes of the table.",
    section: "throttled",
    metrics: {
      reads: ofTable("ReadThrottleEvents", common.tableName),
      writes: ofTable("WriteThrottleEvents", common.tableName),
    },
    expression: "FILL(reads, 0) + FILL(writes, 0)",
    periodSeconds: 5 * MINUTES,
    threshold: 10,
  });
}

function createWebhookAlarms(
  webhook: sst.aws.Function,
  { workingHours, silentHours }: MonitoringSettings,
  alerts: aws.sns.Topic,
): void {
  createAlarm("WebhookFailing", alerts, {
    says: "The webhook answers Intercom with errors.",
    section: "webhook-failing",
    metrics: { failures: ofFunction("Url5xxCount", webhook) },
    periodSeconds: 5 * MINUTES,
    threshold: 1,
  });
  createAlarm("WebhookRefusing", alerts, {
    says: "The webhook refuses many requests: a wrong secret, or somebody who is not Intercom.",
    section: "webhook-refusing",
    metrics: { refusals: ofFunction("Url4xxCount", webhook) },
    periodSeconds: 15 * MINUTES,
    threshold: 20,
  });
  createAlarm("WebhookThrottled", alerts, {
    says: "AWS refuses to start the webhook function more often.",
    section: "throttled",
    metrics: { throttles: ofFunction("Throttles", webhook) },
    periodSeconds: 5 * MINUTES,
    threshold: 1,
  });
  const isWorkingHour = `DAY(FILL(accepted, 0)) < 6 AND HOUR(FILL(accepted, 0)) >= ${workingHours.from} AND HOUR(FILL(accepted, 0)) < ${workingHours.to}`;
  createAlarm("WebhookSilent", alerts, {
    says: `No notification for ${silentHours} working hours: Intercom may have suspended the subscription.`,
    section: "webhook-silent",
    metrics: { accepted: countNotifications(webhook) },
    expression: `IF(${isWorkingHour}, FILL(accepted, 0), 1)`,
    periodSeconds: 1 * HOURS,
    periods: silentHours,
    threshold: 1,
    under: true,
  });
}
