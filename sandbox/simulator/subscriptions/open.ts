import type { Clock } from "../clock.ts";
import type { Ids } from "../ids.ts";
import type { Disturbance } from "../webhooks/disturbance.ts";
import { createHub, type Hub } from "../webhooks/hub.ts";
import { fanOut } from "./fan-out.ts";
import { createSubscriptions, type Subscriptions } from "./subscriptions.ts";

/**
 * A workspace's subscriptions, which deliver by the rules of `app`, and the hub that tells them and `app`. Faults
 * disturb each of them for itself.
 */
export function openSubscriptions(
  app: Hub,
  parts: {
    readonly appId: string;
    readonly clock: Clock;
    readonly ids: Ids;
    /** What faults do to a notification of this topic for this receiver, now that it is fired. */
    readonly disturb: (topic: string, receiver: string) => Disturbance;
  },
): { readonly subscriptions: Subscriptions; readonly hub: Hub } {
  const { appId, clock, ids, disturb } = parts;
  const subscriptions = createSubscriptions({
    clock,
    ids,
    openHub: (id, webhook) =>
      createHub({ appId, clock, ids, webhook, rules: app.rules(), disturb: (topic) => disturb(topic, id) }),
    appSecret: () => app.webhook()?.webhook.secret,
  });
  return { subscriptions, hub: fanOut(app, subscriptions) };
}
