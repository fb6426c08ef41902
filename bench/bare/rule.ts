/** The least that a rule could do with an event: read the table, read Intercom, write the table. For bench/cold.ts. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { SQSEvent } from "aws-lambda";
import { Resource } from "sst";
import { Pool } from "undici";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const queues = new SQSClient({});
const intercom = new Pool(Resource.IntercomApi.origin);
const TableName = Resource.Table.name;

export async function handle({ Records }: SQSEvent) {
  for (const { body, messageId } of Records) {
    const { id } = JSON.parse(body).detail.data.item;
    const pk = `bare#${id}`;
    await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pk },
      }),
    );
    for (const path of ["/admins", `/conversations/${id}`]) {
      const headers = {
        authorization: `Bearer ${Resource.IntercomToken.value}`,
        accept: "application/json",
      };
      const answer = await intercom.request({ method: "GET", path, headers });
      await answer.body.text();
    }
    await client.send(new PutCommand({ TableName, Item: { pk, sk: messageId, body } }));
    console.log(JSON.stringify({ message: "decision", region: await queues.config.region() }));
  }
  return { batchItemFailures: [] };
}
