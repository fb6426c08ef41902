/// <reference path="../.sst/platform/config.d.ts" />
import type { MonitoringSettings } from "../lib/rules/monitoring-settings.ts";

/**
 * Tells when the account's costs of a month pass 80% of the budget, or are on their way over it. Of the whole
 * account: AWS tells apart what is tagged only after somebody has activated the tag in the billing console.
 */
export function createBudget({ monthlyBudgetUsd }: MonitoringSettings, alerts: aws.sns.Topic) {
  const notify = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
    notificationType,
    threshold,
    thresholdType: "PERCENTAGE",
    comparisonOperator: "GREATER_THAN",
    subscriberSnsTopicArns: [alerts.arn],
  });
  new aws.budgets.Budget("MonthlyCost", {
    name: `${$app.name}-${$app.stage}-monthly-cost`,
    budgetType: "COST",
    timeUnit: "MONTHLY",
    limitAmount: String(monthlyBudgetUsd),
    limitUnit: "USD",
    notifications: [notify("ACTUAL", 80), notify("FORECASTED", 100)],
  });
}
