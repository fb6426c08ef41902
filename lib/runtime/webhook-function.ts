import { Logger } from "@aws-lambda-powertools/logger";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from "aws-lambda";
import { Resource } from "sst";
import { putOnBus, receive } from "../ingest/index.ts";
import { createVerifier } from "../intercom/webhooks/index.ts";

/** The ingest function: a webhook request of Intercom in, an entry on the bus out. */
export interface WebhookFunction {
  handle(event: LambdaFunctionURLEvent): Promise<LambdaFunctionURLResult>;
}

/** Builds the ingest function from its links: the bus, and the accepted webhook secrets, comma separated. */
export function webhookFunction(): WebhookFunction {
  const log = new Logger({ serviceName: "webhook" });
  const put = putOnBus(new EventBridgeClient({}), Resource.EventBus.name);
  const secrets = Resource.WebhookSecrets.value.split(",");
  const verify = createVerifier(secrets.map((secret, index) => ({ label: `secret-${index + 1}`, secret })));
  return {
    async handle({ requestContext, headers, body, isBase64Encoded }) {
      const request = { method: requestContext.http.method, headers, body, isBase64Encoded };
      const { answer, log: fields } = await receive(request, verify, put);
      // Nothing is lost, because Intercom sends it again; but someone should know.
      if (answer.statusCode >= 500) log.error("webhook", fields);
      else log.info("webhook", fields);
      return { ...answer, headers: { ...answer.headers } };
    },
  };
}
