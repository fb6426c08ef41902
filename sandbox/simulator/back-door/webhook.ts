import { recordOwnersActivity } from "../activity-logs/record.ts";
import type { JsonObject } from "../json.ts";
import { deliveryView } from "../webhooks/back-door.ts";
import type { Hub } from "../webhooks/hub.ts";
import type { Webhook } from "../webhooks/topics.ts";
import type { World } from "../world.ts";
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

/** Sets the app's webhook, live again. Another address is another webhook to the activity logs. */
export function setWebhook(world: World, webhook: Webhook): void {
  const before = world.hub.webhook()?.webhook.url;
  world.hub.configure(webhook);
  if (before === webhook.url) return;
  if (before !== undefined) log(world, "app_webhook_deletion", before);
  log(world, "app_webhook_creation", webhook.url);
}

function log(world: World, type: "app_webhook_creation" | "app_webhook_deletion", url: string): void {
  const act = type === "app_webhook_creation" ? "created" : "deleted";
  const description = `The app's webhook to ${url} was ${act}.`;
  recordOwnersActivity(world, { type, description, metadata: { webhook: { url } } });
}

/** The webhook without its secret, and where it stands; `topics` null: all of them. */
export function webhookView(hub: Hub): object {
  const set = hub.webhook();
  return { url: set?.webhook.url ?? null, topics: set?.webhook.topics ?? null, ...deliveryView(hub) };
}
