import * as z from "zod/mini";
import type { Endpoint } from "../endpoint.ts";
import { type Delivery, type DeliveryList, deliveryList } from "../models/delivery.ts";
import { type PageLinks, pageLinks } from "../models/list.ts";
import { type Subscription, subscription } from "../models/subscription.ts";
import type { PagedEndpoint, Pages } from "../pages.ts";
import type { CallOptions, Request } from "../request.ts";
import { entriesOf } from "./paging.ts";
import { type SubscriptionChange, type SubscriptionInput, subscriptionBody } from "./subscription-input.ts";

interface SubscriptionList {
  readonly items: Subscription[];
  readonly pages?: PageLinks | null | undefined;
}

const listSubscriptions: PagedEndpoint<SubscriptionList> = {
  name: "subscriptions.list",
  method: "GET",
  path: "/subscriptions",
  repeatable: true,
  answer: z.looseObject({ items: z.array(subscription), pages: z.nullish(pageLinks) }),
  linksOf: ({ pages }) => pages,
};

const getSubscription: Endpoint<Subscription> = {
  name: "subscriptions.get",
  method: "GET",
  path: "/subscriptions/{id}",
  repeatable: true,
  answer: subscription,
};

// Sent twice, it makes two, and everything is notified twice.
const createSubscription: Endpoint<Subscription> = {
  name: "subscriptions.create",
  method: "POST",
  path: "/subscriptions",
  repeatable: false,
  answer: subscription,
};

const updateSubscription: Endpoint<Subscription> = {
  name: "subscriptions.update",
  method: "POST",
  path: "/subscriptions/{id}",
  repeatable: true,
  answer: subscription,
};

// Sent twice, it answers 404, which could not be told from a subscription that was never there.
const deleteSubscription: Endpoint<Subscription> = {
  name: "subscriptions.delete",
  method: "DELETE",
  path: "/subscriptions/{id}",
  repeatable: false,
  answer: subscription,
};

// Sent twice, it sends two pings.
const pingSubscription: Endpoint<Subscription> = {
  name: "subscriptions.ping",
  method: "POST",
  path: "/subscriptions/{id}/ping",
  repeatable: false,
  answer: subscription,
};

const feed = {
  method: "GET",
  repeatable: true,
  answer: deliveryList,
  linksOf: ({ pages }: DeliveryList) => pages,
} as const;

const sentFeed: PagedEndpoint<DeliveryList> = {
  ...feed,
  name: "subscriptions.sent",
  path: "/subscriptions/{id}/sent",
};

const errorsFeed: PagedEndpoint<DeliveryList> = {
  ...feed,
  name: "subscriptions.errors",
  path: "/subscriptions/{id}/errors",
};

const retryFeed: PagedEndpoint<DeliveryList> = {
  ...feed,
  name: "subscriptions.retry",
  path: "/subscriptions/{id}/retry",
};

/**
 * Subscriptions, the older way to have notifications sent; the newer one is the Developer Hub, which has no API. Their
 * notifications are signed with `hub_secret`: docs/intercom-api-1.3/webhooks.md, "Subscription object".
 */
export function subscriptionsResource(request: Request, pages: Pages) {
  const read = (endpoint: PagedEndpoint<DeliveryList>, id: string, options?: CallOptions) =>
    entriesOf<DeliveryList, Delivery>(pages(endpoint, {}, options, { id }), ({ deliveries }) => deliveries);

  return {
    /** Subscribes; it is active at once, and a `ping` may come before the answer. At most 250 in a workspace. */
    create: async (fields: SubscriptionInput, options?: CallOptions) =>
      request(createSubscription, { body: subscriptionBody(fields) }, options),

    /** All subscriptions. */
    list: async (options?: CallOptions): Promise<Subscription[]> => {
      const all: Subscription[] = [];
      for await (const { items } of pages(listSubscriptions, {}, options)) all.push(...items);
      return all;
    },

    /** One subscription. Throws `NotFoundError`. */
    get: (id: string, options?: CallOptions) => request(getSubscription, { params: { id } }, options),

    /** Writes the given fields; the given topics take the place of all there were. Throws `NotFoundError`. */
    update: async (id: string, fields: SubscriptionChange, options?: CallOptions) =>
      request(updateSubscription, { params: { id }, body: subscriptionBody(fields) }, options),

    /** Ends a subscription and answers it as it was. Throws `NotFoundError`. */
    delete: (id: string, options?: CallOptions) => request(deleteSubscription, { params: { id } }, options),

    /** Has a `ping` sent now. Throws `NotFoundError`. */
    ping: (id: string, options?: CallOptions) => request(pingSubscription, { params: { id } }, options),

    /** The notifications that were sent. */
    sent: (id: string, options?: CallOptions) => read(sentFeed, id, options),

    /** Those that could not be delivered, with `http_request`. */
    errors: (id: string, options?: CallOptions) => read(errorsFeed, id, options),

    /** Those that wait to be sent again. */
    retry: (id: string, options?: CallOptions) => read(retryFeed, id, options),
  };
}
