import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientSettings } from "./account.ts";

/** Makes the one table and resolves when it can be used: string keys `pk` and `sk`, paid per request. docs/decisions/0001-the-table.md. */
export async function createTable(endpoint: string, name: string): Promise<void> {
  const client = new DynamoDBClient(clientSettings(endpoint));
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [
          { AttributeName: "pk", AttributeType: "S" },
          { AttributeName: "sk", AttributeType: "S" },
        ],
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
      }),
    );
    // The embedded database makes it in its next turn; a write before that would not find it.
    while (!(await isActive(client, name)));
  } finally {
    client.destroy();
  }
}

async function isActive(client: DynamoDBClient, name: string): Promise<boolean> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  return Table?.TableStatus === "ACTIVE";
}
