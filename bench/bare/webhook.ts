/** The least that takes a webhook: checks the signature, puts the notification on the bus. For bench/cold.ts. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { LambdaFunctionURLEvent } from "aws-lambda";
import { Resource } from "sst";

const client = new EventBridgeClient({});

export async function handle({ body = "", headers }: LambdaFunctionURLEvent) {
  const wanted = `sha1=${createHmac("sha1", Resource.WebhookSecrets.value).update(body).digest("hex")}`;
  const given = headers["x-hub-signature"] ?? "";
  if (given.length !== wanted.length || !timingSafeEqual(Buffer.from(given), Buffer.from(wanted))) {
    return { statusCode: 401 };
  }
  const entry = {
    Source: "switchboard.webhook",
    DetailType: "notification",
    Detail: body,
    EventBusName: Resource.EventBus.name,
  };
  const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries: [entry] }));
  console.log(JSON.stringify({ message: "webhook" }));
  return { statusCode: FailedEntryCount === 0 ? 200 : 503 };
}
