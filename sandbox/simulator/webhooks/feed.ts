/**
 * Where a delivery stands. `pending`: on its way or waiting for its turn; `waiting`: for its next attempt;
 * `delivered`: answered 2xx; `failed`: given up; `lost`: never sent, or not again, because the webhook was paused or
 * suspended.
 */
export type DeliveryStatus = "pending" | "waiting" | "delivered" | "failed" | "lost";

/** One attempt. `answer` is the receiver's status, or what went wrong instead, such as `timeout`. */
export interface Attempt {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly answer: number | string;
}

/** One notification and what became of it. */
export interface Delivery {
  /** `notif_…`; null for a ping. */
  readonly id: string | null;
  readonly topic: string;
  /** The item, as sent. */
  readonly item: object;
  status: DeliveryStatus;
  readonly attempts: Attempt[];
}

/** How many deliveries are kept. */
const KEPT = 10_000;

/** The last 10,000 deliveries, oldest first. */
export interface Feed {
  add(delivery: Delivery): void;
  all(): readonly Delivery[];
}

export function createFeed(): Feed {
  let deliveries: Delivery[] = [];
  return {
    add(delivery) {
      deliveries.push(delivery);
      // Cut now and then, not each time: shifting a long array is slow.
      if (deliveries.length >= 2 * KEPT) deliveries = deliveries.slice(-KEPT);
    },
    all: () => deliveries.slice(-KEPT),
  };
}
