/// <reference path="../.sst/platform/config.d.ts" />
import type { Link } from "./functions.ts";

/**
 * The function that Intercom's webhooks call: with the sign-up function the only one with a public URL. It checks the signature itself, so the
 * URL asks for none of AWS's. It may put events on the bus, and nothing else.
 */
export function createWebhook(eventBus: Link, webhookSecrets: sst.Secret) {
  return new sst.aws.Function("Webhook", {
    handler: "functions/webhook.handle",
    timeout: "5 seconds",
    url: { authorization: "none", cors: false },
    link: [eventBus, webhookSecrets],
  });
}
