import { once } from "node:events";
import { connect } from "node:net";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientSettings } from "../../../sandbox/aws/account.ts";
import { startDynamoDb } from "../../../sandbox/aws/dynamodb.ts";
import { PortInUseError } from "../../../sandbox/aws/port-in-use.ts";
import type { StandIn } from "../../../sandbox/aws/stand-in.ts";
import { createTable } from "../../../sandbox/aws/table.ts";

let database: StandIn;
let client: DynamoDBDocumentClient;

beforeEach(async () => {
  database = await startDynamoDb({ port: 0 });
  client = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings(database.endpoint)));
});
afterEach(async () => {
  client.destroy();
  await database.close();
});

describe("startDynamoDb", () => {
  it("has a table that can be used at once, with conditions", async () => {
    await createTable(database.endpoint, "Table");
    const first = new PutCommand({
      TableName: "Table",
      Item: { pk: "conversation#1", sk: "head", version: 1 },
      ConditionExpression: "attribute_not_exists(pk)",
    });
    await client.send(first);
    await expect(client.send(first)).rejects.toMatchObject({ name: "ConditionalCheckFailedException" });
    const key = { pk: "conversation#1", sk: "head" };
    await client.send(
      new UpdateCommand({
        TableName: "Table",
        Key: key,
        UpdateExpression: "ADD version :one",
        ExpressionAttributeValues: { ":one": 1 },
      }),
    );
    const { Item } = await client.send(
      new GetCommand({ TableName: "Table", Key: key, ConsistentRead: true }),
    );
    expect(Item).toEqual({ ...key, version: 2 });
    const { Items } = await client.send(
      new QueryCommand({
        TableName: "Table",
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues: { ":pk": "conversation#1", ":sk": "he" },
      }),
    );
    expect(Items).toEqual([{ ...key, version: 2 }]);
  });

  it("starts empty, beside another", async () => {
    await createTable(database.endpoint, "Table");
    const other = await startDynamoDb({ port: 0 });
    const otherClient = new DynamoDBClient(clientSettings(other.endpoint));
    expect((await otherClient.send(new ListTablesCommand({}))).TableNames).toEqual([]);
    otherClient.destroy();
    await other.close();
  });

  it("outlives a client that goes away in mid-request", async () => {
    const socket = connect(Number(new URL(database.endpoint).port), "127.0.0.1");
    await once(socket, "connect");
    socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{");
    await client.send(new ListTablesCommand({}));
    socket.resetAndDestroy();
    await once(socket, "close");
    expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([]);
  });

  it("says which port is in use", async () => {
    const port = Number(new URL(database.endpoint).port);
    await expect(startDynamoDb({ port })).rejects.toThrow(PortInUseError);
  });

  it("closes while a client is in mid-request, and frees its port", async () => {
    const port = Number(new URL(database.endpoint).port);
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{");
    await client.send(new ListTablesCommand({}));
    await Promise.all([database.close(), once(socket, "close")]);
    database = await startDynamoDb({ port });
    expect(database.endpoint).toBe(`http://127.0.0.1:${port}`);
  });
});
