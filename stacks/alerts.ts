/// <reference path="../.sst/platform/config.d.ts" />
import type { MonitoringSettings } from "../lib/rules/monitoring-settings.ts";

/**
 * Where alarms and the budget report to: a topic that only they may publish to, and the email address of the settings.
 * It is not encrypted with a key of its own: CloudWatch can't publish to one encrypted with AWS's key, and an alarm's
 * text has nothing of customers in it.
 */
export function createAlerts({ email }: MonitoringSettings): aws.sns.Topic {
  const topic = new aws.sns.Topic("Alerts");
  const { accountId } = aws.getCallerIdentityOutput();
  new aws.sns.TopicPolicy("AlertsPolicy", {
    arn: topic.arn,
    policy: aws.iam.getPolicyDocumentOutput({
      statements: [
        {
          actions: ["sns:Publish"],
          resources: [topic.arn],
          principals: [
            { type: "Service", identifiers: ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] },
          ],
          conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [accountId] }],
        },
      ],
    }).json,
  });
  if (email !== undefined) {
    new aws.sns.TopicSubscription("AlertsEmail", { topic: topic.arn, protocol: "email", endpoint: email });
  }
  return topic;
}
