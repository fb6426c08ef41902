import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { openTable, type Table } from "../../lib/state/index.ts";
import { clientSettings } from "../../sandbox/aws/account.ts";
import { startDynamoDb } from "../../sandbox/aws/dynamodb.ts";
import { createTable } from "../../sandbox/aws/table.ts";

/** An empty table in an embedded DynamoDB of its own, and how to end it. `watch` is given the client first. */
export async function startTable(
  watch: (client: DynamoDBClient) => void = () => {},
): Promise<{ table: Table; close(): Promise<void> }> {
  const server = await startDynamoDb({ port: 0 });
  await createTable(server.endpoint, "Table");
  const client = new DynamoDBClient(clientSettings(server.endpoint));
  watch(client);
  return {
    table: openTable("Table", client),
    async close() {
      client.destroy();
      await server.close();
    },
  };
}
