/// <reference path="../.sst/platform/config.d.ts" />
import { isPermanent } from "./stage.ts";

/**
 * The one DynamoDB table (docs/decisions/0001-the-table.md) and its views: a link grants no more than what its
 * readers do. Point-in-time recovery is always on with SST; encryption at rest is always on with DynamoDB.
 */
export function createTable() {
  const table = new sst.aws.Dynamo("Storage", {
    fields: { pk: "string", sk: "string" },
    primaryIndex: { hashKey: "pk", rangeKey: "sk" },
    ttl: "expiresAt",
    deletionProtection: isPermanent($app.stage),
  });
  const view = (name: string, actions: string[]) =>
    new sst.Linkable(name, {
      properties: { name: table.name },
      include: [sst.aws.permission({ actions, resources: [table.arn] })],
    });
  return {
    name: table.name,
    forRules: view("Table", [
      "dynamodb:Query",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
      "dynamodb:DeleteItem",
    ]),
    // Backlogs are read, and calls are taken from the shared budget.
    forJobs: view("JobsTable", ["dynamodb:Query", "dynamodb:UpdateItem"]),
    forPark: view("ParkingTable", ["dynamodb:PutItem", "dynamodb:DeleteItem"]),
  };
}
