import type { Delivery } from "./feed.ts";
import type { Notification } from "./notification.ts";
import type { Failures } from "./retry.ts";

/** A notification on its way through the attempts. */
export interface Job {
  readonly notification: Notification;
  readonly delivery: Delivery;
  /** Unix seconds; undefined before the first attempt. */
  firstSentAt: number | undefined;
  failures: Failures;
  /** What may go out only after this one's attempt: how an order is kept. */
  next: Job | undefined;
}

export function createJob(notification: Notification): Job {
  const { id, topic, item } = notification;
  const delivery: Delivery = { id, topic, item, status: "pending", attempts: [] };
  return {
    notification,
    delivery,
    firstSentAt: undefined,
    failures: { errors: 0, throttled: 0 },
    next: undefined,
  };
}
