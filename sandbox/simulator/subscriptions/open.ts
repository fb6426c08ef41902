import type { Clock } from "../clock.ts";
import type { Ids } from "../ids.ts";
import type { Disturbance } from "../webhooks/disturbance.ts";
import { createHub, type Hub } from "../webhooks/hub.ts";
import { fanOut } from "./fan-out.ts";
import { createSubscriptions, type Subscriptions } from "./subscriptions.ts";

/** Faults disturb the app's own webhook alone: a fault meant for one notification must not meet two. */
const UNDISTURBED: Disturbance = { copies: 1, delayMs: 0, shuffle: undefined };

/** A workspace's subscriptions, which deliver by the rules of `app`, and the hub that tells them and `app`. */
export function openSubscriptions(
  app: Hub,
  parts: { readonly appId: string; readonly clock: Clock; readonly ids: Ids },
): { readonly subscriptions: Subscriptions; readonly hub: Hub } {
  const { appId, clock, ids } = parts;
  const subscriptions = createSubscriptions({
    clock,
    ids,
    openHub: (webhook) =>
      createHub({ appId, clock, ids, webhook, rules: app.rules(), disturb: () => UNDISTURBED }),
    appSecret: () => app.webhook()?.webhook.secret,
  });
  return { subscriptions, hub: fanOut(app, subscriptions) };
}
