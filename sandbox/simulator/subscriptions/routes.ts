import { recordOwnersActivity } from "../activity-logs/record.ts";
import { parameterInvalid, resourceNotFound } from "../http/errors.ts";
import type { ApiRequest, Route } from "../http/route.ts";
import type { World } from "../world.ts";
import { type Feed, feedView } from "./feed-view.ts";
import { readSubscription } from "./input.ts";
import type { Subscription } from "./subscription.ts";
import { subscriptionView } from "./view.ts";

const MOST = 250;

/** Subscriptions (webhooks.md): create, list, view, update, delete, ping, feeds. */
export function subscriptionRoutes(world: World): Route[] {
  const { subscriptions } = world;
  const existing = (request: ApiRequest): Subscription => {
    const subscription = subscriptions.find(request.param("id"));
    if (subscription === undefined) throw resourceNotFound();
    return subscription;
  };
  const show = (subscription: Subscription, { url }: ApiRequest) =>
    subscriptionView(world, subscription, url.origin);
  const update = (request: ApiRequest) => {
    const subscription = existing(request);
    subscriptions.change(subscription, readSubscription(request.body, subscription.fields));
    return show(subscription, request);
  };
  const feed = (path: string, kind: Feed): Route => ({
    method: "GET",
    path: `/subscriptions/:id/${path}`,
    handle: (request) => feedView(world, existing(request), kind),
  });
  return [
    {
      method: "POST",
      path: "/subscriptions",
      handle: (request) => show(create(world, request), request),
    },
    {
      method: "GET",
      path: "/subscriptions",
      handle: (request) => ({
        type: "notification_subscription.list",
        items: subscriptions.all().map((one) => show(one, request)),
      }),
    },
    { method: "GET", path: "/subscriptions/:id", handle: (request) => show(existing(request), request) },
    { method: "POST", path: "/subscriptions/:id", handle: update },
    { method: "PUT", path: "/subscriptions/:id", handle: update },
    {
      method: "DELETE",
      path: "/subscriptions/:id",
      handle(request) {
        const subscription = existing(request);
        const shown = show(subscription, request);
        subscriptions.remove(subscription);
        log(world, "app_webhook_deletion", "deleted", subscription);
        return shown;
      },
    },
    {
      method: "POST",
      path: "/subscriptions/:id/ping",
      handle(request) {
        const subscription = existing(request);
        subscription.hub.ping();
        return show(subscription, request);
      },
    },
    feed("sent", "sent"),
    feed("retry", "retry"),
    feed("errors", "errors"),
    // The Java client says it so.
    feed("error", "errors"),
  ];
}

/** A ping follows at once. Throws 400 `parameter_invalid` beyond 250. */
function create(world: World, { body }: ApiRequest): Subscription {
  const fields = readSubscription(body);
  if (world.subscriptions.all().length >= MOST) {
    throw parameterInvalid(`a workspace has at most ${MOST} subscriptions`);
  }
  const subscription = world.subscriptions.create(fields);
  log(world, "app_webhook_creation", "created", subscription);
  subscription.hub.ping();
  return subscription;
}

function log(
  world: World,
  type: "app_webhook_creation" | "app_webhook_deletion",
  act: string,
  { id, fields }: Subscription,
): void {
  const description = `A webhook to ${fields.url} was ${act}.`;
  recordOwnersActivity(world, { type, description, metadata: { webhook: { id, url: fields.url } } });
}
