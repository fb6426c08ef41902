import type { ExpectationName } from "./expectations.ts";

/** Mistakes that somebody could make in what watches the rest: each in the production stage. */
export const monitoringMutations: readonly {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly caughtBy: ExpectationName;
}[] = [
  {
    name: "the age of the oldest notification is watched in the wrong queue",
    file: "stacks/rule-alarms.ts",
    from: 'ofQueue("ApproximateAgeOfOldestMessage", queues.live)',
    to: 'ofQueue("ApproximateAgeOfOldestMessage", queues.sweep)',
    caughtBy: "everyTroubleHasItsAlarm",
  },
  {
    name: "the depth of the dead-letter queue is watched in the live queue",
    file: "stacks/rule-alarms.ts",
    from: 'ofQueue("ApproximateNumberOfMessagesVisible", queues.deadLetters)',
    to: 'ofQueue("ApproximateNumberOfMessagesVisible", queues.live)',
    caughtBy: "everyTroubleHasItsAlarm",
  },
  {
    name: "nobody watches whether sweeps fail",
    file: "stacks/rule-alarms.ts",
    from: 'failures: ofRule("SweepFailures", rule.name, "Sum")',
    to: 'failures: ofRule("SweepReports", rule.name, "Sum")',
    caughtBy: "everyTroubleHasItsAlarm",
  },
  {
    name: "errors of the webhook are Lambda's, though it answers 503 itself",
    file: "stacks/alarms.ts",
    from: "Url5xxCount",
    to: "Errors",
    caughtBy: "everyTroubleHasItsAlarm",
  },
  {
    name: "alarms in every stage but production",
    file: "stacks/monitoring.ts",
    from: "if (!isPermanent($app.stage)) return;",
    to: "if (isPermanent($app.stage)) return;",
    caughtBy: "everyTroubleHasItsAlarm",
  },
  {
    name: "alarms tell nobody",
    file: "stacks/alarm.ts",
    from: "alarmActions: [alerts.arn],",
    to: "alarmActions: [],",
    caughtBy: "alarmsLeadSomewhere",
  },
  {
    name: "an alarm leads to a section that does not exist",
    file: "stacks/alarms.ts",
    from: 'section: "webhook-silent"',
    to: 'section: "webhook-quiet"',
    caughtBy: "alarmsLeadSomewhere",
  },
  {
    name: "alarms look for another stage's numbers",
    file: "stacks/metrics.ts",
    from: "service: `switchboard-$",
    to: "service: `$",
    caughtBy: "alarmsWatchWhatIsPublished",
  },
  {
    name: "notifications are counted under another name than the alarm watches",
    file: "stacks/metrics.ts",
    from: "name: metricName, value",
    to: 'name: "Notifications", value',
    caughtBy: "alarmsWatchWhatIsPublished",
  },
  {
    name: "every AWS account may publish to the topic",
    file: "stacks/alerts.ts",
    from: 'conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [accountId] }],',
    to: "",
    caughtBy: "moneyIsWatched",
  },
  {
    name: "no budget",
    file: "stacks/monitoring.ts",
    from: "createBudget(settings.monitoring, alerts);",
    to: "",
    caughtBy: "moneyIsWatched",
  },
];
