import type { Hub } from "../webhooks/hub.ts";

/** What a subscription says of itself and a client may write (webhooks.md, "Subscription object"). */
export interface SubscriptionFields {
  readonly url: string;
  /** As the client gave them: main topics, such as `user`, stand for their own ones. */
  readonly topics: readonly string[];
  readonly serviceType: string;
  readonly hubSecret: string | null;
  /** Which events `event.created` is about; undefined without that topic. */
  readonly eventNames: readonly string[] | undefined;
  readonly active: boolean;
}

/** A subscription, with a hub of its own that delivers what it asks for. Stamps are Unix seconds. */
export interface Subscription {
  readonly id: string;
  readonly createdAt: number;
  updatedAt: number;
  fields: SubscriptionFields;
  readonly hub: Hub;
}
