import type { StandingState } from "../webhooks/standing.ts";
import type { World } from "../world.ts";
import type { Subscription } from "./subscription.ts";

/** A subscription as the API shows one (webhooks.md). `origin` is the host that the client called. */
export function subscriptionView({ appId }: World, subscription: Subscription, origin: string): object {
  const { id, fields, hub } = subscription;
  const self = `${origin}/subscriptions/${id}`;
  return {
    type: "notification_subscription",
    id,
    created_at: subscription.createdAt,
    updated_at: subscription.updatedAt,
    service_type: fields.serviceType,
    app_id: appId,
    url: fields.url,
    self,
    topics: fields.topics,
    active: isActive(hub.webhook()?.standing.state()),
    metadata: fields.eventNames === undefined ? {} : { event_names: fields.eventNames },
    hub_secret: fields.hubSecret,
    mode: "point",
    links: { sent: `${self}/sent`, retry: `${self}/retry`, errors: `${self}/errors` },
    notes: [],
  };
}

/** A pause passes by itself; days of errors, or a 410, end it. */
function isActive(state: StandingState | undefined): boolean {
  return state === "live" || state === "paused";
}
