import type { Clock } from "../clock.ts";
import { seconds } from "../clock.ts";
import type { Ids } from "../ids.ts";
import type { Hub } from "../webhooks/hub.ts";
import type { Webhook } from "../webhooks/topics.ts";
import type { Subscription, SubscriptionFields } from "./subscription.ts";
import { ownTopics } from "./topics.ts";

/** What signs when neither the subscription nor the app's webhook has a secret. */
const LAST_SECRET = "sandbox-secret";

/** The subscriptions of a workspace: the older way to have notifications sent (webhooks.md). */
export interface Subscriptions {
  create(fields: SubscriptionFields): Subscription;
  change(subscription: Subscription, fields: SubscriptionFields): void;
  /** Ends it; what was to be delivered later is dropped. */
  remove(subscription: Subscription): void;
  find(id: string): Subscription | undefined;
  /** In the order of their creation. */
  all(): readonly Subscription[];
  /** Also for those to come. */
  mute(muted: boolean): void;
}

export function createSubscriptions(parts: {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly openHub: (id: string, webhook: Webhook | undefined) => Hub;
  /** The secret of the app's own webhook. */
  readonly appSecret: () => string | undefined;
}): Subscriptions {
  const subscriptions = new Map<string, Subscription>();
  let muted = false;

  function webhookOf({ active, url, hubSecret, topics }: SubscriptionFields): Webhook | undefined {
    const secret = hubSecret ?? parts.appSecret() ?? LAST_SECRET;
    return active ? { url, secret, topics: ownTopics(topics) } : undefined;
  }

  return {
    create(fields) {
      const now = seconds(parts.clock);
      const id = parts.ids.subscription();
      const hub = parts.openHub(id, webhookOf(fields));
      hub.mute(muted);
      const subscription = { id, createdAt: now, updatedAt: now, fields, hub };
      subscriptions.set(subscription.id, subscription);
      return subscription;
    },
    change(subscription, fields) {
      subscription.fields = fields;
      subscription.updatedAt = seconds(parts.clock);
      subscription.hub.configure(webhookOf(fields));
    },
    remove(subscription) {
      subscription.hub.stop();
      subscriptions.delete(subscription.id);
    },
    find: (id) => subscriptions.get(id),
    all: () => [...subscriptions.values()],
    mute(next) {
      muted = next;
      for (const { hub } of subscriptions.values()) hub.mute(next);
    },
  };
}
