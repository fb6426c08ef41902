/** The least that parks a message: puts it into the table as it is. For bench/cold.ts. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { SQSEvent } from "aws-lambda";
import { Resource } from "sst";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export async function handle({ Records }: SQSEvent) {
  for (const { body, messageId } of Records) {
    const Item = { pk: "parked#bare", sk: messageId, body };
    await client.send(new PutCommand({ TableName: Resource.ParkingTable.name, Item }));
    console.log(JSON.stringify({ message: "parked" }));
  }
  return { batchItemFailures: [] };
}
