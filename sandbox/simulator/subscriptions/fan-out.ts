import { isObject } from "../json.ts";
import type { Hub } from "../webhooks/hub.ts";
import type { SubscriptionFields } from "./subscription.ts";
import type { Subscriptions } from "./subscriptions.ts";

/** The app's hub, and with it those of the subscriptions: what happens is told to all of them. */
export function fanOut(app: Hub, subscriptions: Subscriptions): Hub {
  return {
    ...app,
    publish(topic, item) {
      app.publish(topic, item);
      for (const { fields, hub } of subscriptions.all()) {
        if (wantsEvent(fields, topic, item)) hub.publish(topic, item);
      }
    },
    mute(muted) {
      app.mute(muted);
      subscriptions.mute(muted);
    },
    setRules(rules) {
      app.setRules(rules);
      for (const { hub } of subscriptions.all()) hub.setRules(rules);
    },
    async idle() {
      await Promise.all([app.idle(), ...subscriptions.all().map(({ hub }) => hub.idle())]);
    },
    stop() {
      app.stop();
      for (const { hub } of subscriptions.all()) hub.stop();
    },
  };
}

/** Of events, those with a name that the subscription gave. Any other topic is the hub's own matter. */
function wantsEvent({ eventNames }: SubscriptionFields, topic: string, item: () => object): boolean {
  if (topic !== "event.created" || eventNames === undefined) return true;
  const event = item();
  const name = isObject(event) ? event["event_name"] : undefined;
  return eventNames.some((one) => one.toLowerCase() === String(name).toLowerCase());
}
