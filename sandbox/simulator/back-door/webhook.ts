import type { JsonObject } from "../json.ts";
import { deliveryView } from "../webhooks/back-door.ts";
import type { Hub } from "../webhooks/hub.ts";
import type { Webhook } from "../webhooks/topics.ts";
import { onlyMembers, textMember, textsMember } from "./body.ts";

/** The webhook of a body; without `topics` it gets all of them. */
export function readWebhook(body: JsonObject): Webhook {
  onlyMembers(body, ["url", "secret", "topics"]);
  return {
    url: textMember(body, "url"),
    secret: textMember(body, "secret"),
    topics: textsMember(body, "topics"),
  };
}

/** The webhook without its secret, and where it stands; `topics` null: all of them. */
export function webhookView(hub: Hub): object {
  const set = hub.webhook();
  return { url: set?.webhook.url ?? null, topics: set?.webhook.topics ?? null, ...deliveryView(hub) };
}
