import { type Clock, seconds } from "../clock.ts";
import type { Ids } from "../ids.ts";
import { createFeed, type Delivery } from "./feed.ts";
import { envelope, type Notification, PING_ITEM } from "./notification.ts";
import { secondsUntilRetry } from "./retry.ts";
import { createSender } from "./send.ts";
import { sign } from "./sign.ts";
import { checkWebhook, type Webhook } from "./topics.ts";

/** How many deliveries are on their way at once: a slow receiver delays only what waits behind so many. */
const MOST_AT_ONCE = 50;

/** The developer hub: sends the app's webhook what happens in the workspace. */
export interface Hub {
  /** Fires a notification, if the webhook is live and wants the topic. Doesn't wait for its delivery. */
  publish(topic: string, item: () => object): void;
  /** Fires a ping. Answers false without a live webhook. */
  ping(): boolean;
  /** Sets the webhook, live again. Throws a RangeError for one that can't be. */
  configure(webhook: Webhook | undefined): void;
  /** The webhook, and whether it is live: a 410 from the receiver ends that. */
  webhook(): { readonly webhook: Webhook; readonly live: boolean } | undefined;
  deliveries(): readonly Delivery[];
  /** Resolves when no delivery is on its way or waits for its turn; retries of later don't count. */
  idle(): Promise<void>;
  /** Cuts what is on its way and calls off what is to come. */
  stop(): void;
}

/** A notification on its way through the attempts. */
interface Job {
  readonly notification: Notification;
  readonly delivery: Delivery;
  firstSentAt: number | undefined;
}

export function createHub(parts: {
  readonly appId: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly webhook: Webhook | undefined;
  /** Seconds between the first attempt and the second. */
  readonly retryAfterSeconds: number;
}): Hub {
  const { appId, clock, ids } = parts;
  const feed = createFeed();
  const sender = createSender(clock);
  const queue: Job[] = [];
  const retries = new Set<() => void>();
  const idlers: (() => void)[] = [];
  let sending = 0;
  let stopped = false;
  let current: { webhook: Webhook; live: boolean } | undefined;
  configure(parts.webhook);

  function configure(webhook: Webhook | undefined): void {
    current = webhook === undefined ? undefined : { webhook: checkWebhook(webhook), live: true };
  }

  function fire(id: string | null, topic: string, item: object): void {
    if (stopped) return;
    const notification = { id, topic, appId, item, createdAt: seconds(clock) };
    const delivery: Delivery = { id, topic, item, status: "pending", attempts: [] };
    feed.add(delivery);
    queue.push({ notification, delivery, firstSentAt: undefined });
    pump();
  }

  function pump(): void {
    while (sending < MOST_AT_ONCE && !stopped) {
      const job = queue.shift();
      if (job === undefined) break;
      sending += 1;
      void attempt(job).then(() => {
        sending -= 1;
        pump();
      });
    }
    if (sending > 0 || queue.length > 0) return;
    for (const resolve of idlers.splice(0)) resolve();
  }

  async function attempt(job: Job): Promise<void> {
    const { delivery } = job;
    if (current === undefined || !current.live) {
      delivery.status = "failed";
      return;
    }
    const { webhook } = current;
    job.firstSentAt ??= seconds(clock);
    const at = clock.now();
    const number = delivery.attempts.length + 1;
    const body = JSON.stringify(envelope(job.notification, { number, firstSentAt: job.firstSentAt }));
    const answer = await sender.send(new URL(webhook.url), body, sign(body, webhook.secret));
    delivery.attempts.push({ at, answer });
    if (isSuccess(answer)) {
      delivery.status = "delivered";
      return;
    }
    if (answer === 410 && current?.webhook === webhook) current.live = false;
    retryLater(job, answer);
  }

  function retryLater(job: Job, answer: number | string): void {
    const { delivery } = job;
    const wait = secondsUntilRetry(answer, delivery.attempts.length, parts.retryAfterSeconds);
    delivery.status = wait === undefined || stopped ? "failed" : "waiting";
    if (wait === undefined || stopped) return;
    const cancel = clock.schedule(clock.now() + wait * 1000, () => {
      retries.delete(cancel);
      delivery.status = "pending";
      queue.push(job);
      pump();
    });
    retries.add(cancel);
  }

  return {
    publish(topic, item) {
      if (current === undefined || !current.live) return;
      if (current.webhook.topics?.includes(topic) ?? true) fire(ids.notification(), topic, item());
    },
    ping() {
      if (current === undefined || !current.live) return false;
      fire(null, "ping", PING_ITEM);
      return true;
    },
    configure,
    webhook: () => (current === undefined ? undefined : { ...current }),
    deliveries: () => feed.all(),
    async idle() {
      if (sending === 0 && queue.length === 0) return;
      await new Promise<void>((resolve) => idlers.push(resolve));
    },
    stop() {
      stopped = true;
      queue.length = 0;
      for (const cancel of retries) cancel();
      retries.clear();
      sender.stop();
    },
  };
}

function isSuccess(answer: number | string): boolean {
  return typeof answer === "number" && answer >= 200 && answer < 300;
}
