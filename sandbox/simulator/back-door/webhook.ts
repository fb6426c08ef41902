import type { JsonObject } from "../json.ts";
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

/** The webhook without its secret; `topics` null: all of them. */
export function webhookView(hub: Hub): object {
  const set = hub.webhook();
  if (set === undefined) return { url: null, topics: null, live: false };
  return { url: set.webhook.url, topics: set.webhook.topics ?? null, live: set.live };
}
