import { randomUUID } from "node:crypto";
import type { SQSEvent } from "aws-lambda";
import { Webhook } from "standardwebhooks";
import { signWebhook } from "../../../lib/intercom/webhooks/index.ts";
import { SIGNUP_SECRET, WEBHOOK_SECRET } from "../../../sandbox/credentials.ts";

/** Intercom's notification that somebody wrote: docs/intercom-api-1.3/webhooks.md. */
export function notification(id: string, conversation: string): string {
  return JSON.stringify({
    type: "notification_event",
    app_id: "w0rkspac",
    data: { type: "notification_event_data", item: { type: "conversation", id: conversation } },
    links: {},
    id,
    topic: "conversation.user.created",
    delivery_status: "pending",
    delivery_attempts: 1,
    delivered_at: 0,
    first_sent_at: 1560945600,
    created_at: 1560945600,
    self: null,
  });
}

/** The request of a notification to the webhook function's URL. */
export function webhookEvent(body: string, secret = WEBHOOK_SECRET) {
  return urlEvent(body, { "x-hub-signature": signWebhook(body, secret) });
}

/** The request of a product's back end to the sign-up function's URL, signed now. */
export function signupEvent(body: string) {
  const id = `msg_${randomUUID()}`;
  const at = new Date();
  return urlEvent(body, {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(SIGNUP_SECRET).sign(id, at, body),
  });
}

function urlEvent(body: string, headers: Record<string, string>) {
  const path = "/";
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: "",
    headers: { "content-type": "application/json", ...headers },
    requestContext: { http: { method: "POST", path, protocol: "HTTP/1.1", sourceIp: "127.0.0.1" } },
    body,
    isBase64Encoded: false,
  };
}

/** One message of a queue, as SQS hands it to a function. */
export function queueEvent(queue: string, body: string): SQSEvent {
  const attributes = {
    ApproximateReceiveCount: "1",
    SentTimestamp: "1560945600000",
    SenderId: "AIDA",
    ApproximateFirstReceiveTimestamp: "1560945600001",
  };
  return {
    Records: [
      {
        messageId: randomUUID(),
        receiptHandle: "handle",
        body,
        attributes,
        messageAttributes: {},
        md5OfBody: "",
        eventSource: "aws:sqs",
        eventSourceARN: `arn:aws:sqs:eu-west-1:000000000000:${queue}`,
        awsRegion: "eu-west-1",
      },
    ],
  };
}

/** A notification as the bus puts it into a queue. */
export function fromBus(body: string): string {
  return JSON.stringify({
    version: "0",
    id: randomUUID(),
    "detail-type": "notification",
    source: "switchboard.webhook",
    account: "000000000000",
    time: "2019-06-19T12:00:00Z",
    region: "eu-west-1",
    resources: [],
    detail: JSON.parse(body),
  });
}
