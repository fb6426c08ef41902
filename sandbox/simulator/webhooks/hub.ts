import { type Clock, seconds } from "../clock.ts";
import type { Ids } from "../ids.ts";
import { createTimers } from "../timers.ts";
import type { Disturbance } from "./disturbance.ts";
import { createFeed, type Delivery } from "./feed.ts";
import { createJob, type Job } from "./job.ts";
import { envelope, type Notification, PING_ITEM } from "./notification.ts";
import { createWorkQueue } from "./queue.ts";
import { createReorder } from "./reorder.ts";
import { secondsUntilRetry } from "./retry.ts";
import type { DeliveryRules } from "./rules.ts";
import { createSender } from "./send.ts";
import { sign } from "./sign.ts";
import { createStanding, isSuccess, type Standing } from "./standing.ts";
import { checkWebhook, type Webhook } from "./topics.ts";

/** How many deliveries are on their way at once: a slow receiver delays only what waits behind so many. */
const MOST_AT_ONCE = 50;

/** A webhook and what its receiver's answers have brought it to. */
export interface SetWebhook {
  readonly webhook: Webhook;
  readonly standing: Standing;
}

/** The developer hub: sends the app's webhook what happens in the workspace. */
export interface Hub {
  /** Fires a notification, if the webhook is live and wants the topic. Doesn't wait for its delivery. */
  publish(topic: string, item: () => object): void;
  /** Fires a ping. Answers false without a live webhook. */
  ping(): boolean;
  /** Sets the webhook, live again. Throws a RangeError for one that can't be. */
  configure(webhook: Webhook | undefined): void;
  webhook(): SetWebhook | undefined;
  rules(): DeliveryRules;
  /** From now on, also for what is waiting. */
  setRules(rules: DeliveryRules): void;
  /** While muted, what happens uses up its notification ids, and nobody is told. */
  mute(muted: boolean): void;
  deliveries(): readonly Delivery[];
  /** How many wait because the receiver answered 429. */
  throttled(): number;
  /** Resolves when no delivery is on its way or waits for its turn; retries of later don't count. */
  idle(): Promise<void>;
  /** Cuts what is on its way and calls off what is to come. */
  stop(): void;
}

export function createHub(parts: {
  readonly appId: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly webhook: Webhook | undefined;
  readonly rules: DeliveryRules;
  /** What faults do to a notification of this topic, now that it is fired. */
  readonly disturb: (topic: string) => Disturbance;
}): Hub {
  const { appId, clock, ids } = parts;
  const feed = createFeed();
  const sender = createSender(clock);
  const timers = createTimers(clock);
  const queue = createWorkQueue(MOST_AT_ONCE, attempt);
  const reorder = createReorder<Job>(clock, sendInOrder);
  let rules = parts.rules;
  let stopped = false;
  let muted = false;
  let current: SetWebhook | undefined;
  configure(parts.webhook);

  function configure(webhook: Webhook | undefined): void {
    const standing = createStanding(clock, () => rules);
    current = webhook === undefined ? undefined : { webhook: checkWebhook(webhook), standing };
  }

  function fire(id: string | null, topic: string, item: object): void {
    if (stopped) return;
    const notification = { id, topic, appId, item, createdAt: seconds(clock) };
    if (current?.standing.state() !== "live") {
      lose(newJob(notification));
      return;
    }
    const { copies, delayMs, shuffle } = parts.disturb(topic);
    const jobs = Array.from({ length: copies }, () => newJob(notification));
    const go = () => {
      for (const job of jobs) shuffle === undefined ? enqueue(job) : reorder.hold(job, shuffle);
    };
    if (delayMs > 0 || shuffle !== undefined) for (const { delivery } of jobs) delivery.status = "waiting";
    if (delayMs > 0) timers.after(delayMs, go);
    else go();
  }

  function newJob(notification: Notification): Job {
    const job = createJob(notification);
    feed.add(job.delivery);
    return job;
  }

  function enqueue(job: Job): void {
    job.delivery.status = "pending";
    queue.push(job);
  }

  function sendInOrder(jobs: readonly Job[]): void {
    for (const [index, job] of jobs.entries()) job.next = jobs[index + 1];
    const [first] = jobs;
    if (first !== undefined) enqueue(first);
  }

  async function attempt(job: Job): Promise<void> {
    if (current?.standing.state() === "live") await sendTo(current, job);
    else lose(job);
    const { next } = job;
    job.next = undefined;
    if (next !== undefined && !stopped) enqueue(next);
  }

  async function sendTo({ webhook, standing }: SetWebhook, job: Job): Promise<void> {
    const { delivery, notification } = job;
    job.firstSentAt ??= seconds(clock);
    const at = clock.now();
    const number = delivery.attempts.length + 1;
    const body = JSON.stringify(envelope(notification, { number, firstSentAt: job.firstSentAt }));
    const signature = sign(body, webhook.secret);
    const answer = await sender.send(new URL(webhook.url), {
      body,
      signature,
      timeoutMs: rules.timeoutSeconds * 1000,
    });
    delivery.attempts.push({ at, answer });
    if (!stopped) standing.record(answer);
    if (isSuccess(answer)) delivery.status = "delivered";
    else retryLater(job, answer);
  }

  function retryLater(job: Job, answer: number | string): void {
    const { errors, throttled } = job.failures;
    job.failures = answer === 429 ? { errors, throttled: throttled + 1 } : { errors: errors + 1, throttled };
    const wait = secondsUntilRetry(answer, job.failures, rules);
    job.delivery.status = wait === undefined || stopped ? "failed" : "waiting";
    if (wait !== undefined && !stopped) timers.after(wait * 1000, () => enqueue(job));
  }

  /** While a webhook is off, what would be sent is lost; one that has ended, or is no more, fails it. */
  function lose({ delivery }: Job): void {
    const state = current?.standing.state();
    delivery.status = state === "paused" || state === "suspended" ? "lost" : "failed";
  }

  return {
    publish(topic, item) {
      if (current === undefined || current.standing.state() === "ended") return;
      if (!(current.webhook.topics?.includes(topic) ?? true)) return;
      const id = ids.notification();
      if (!muted) fire(id, topic, item());
    },
    ping() {
      if (current?.standing.state() !== "live") return false;
      if (!muted) fire(null, "ping", PING_ITEM);
      return true;
    },
    configure,
    webhook: () => current,
    rules: () => rules,
    setRules(next) {
      rules = next;
    },
    mute(on) {
      muted = on;
    },
    deliveries: () => feed.all(),
    throttled: () =>
      feed.all().filter(({ status, attempts }) => status === "waiting" && attempts.at(-1)?.answer === 429)
        .length,
    idle: () => queue.idle(),
    stop() {
      stopped = true;
      queue.stop();
      reorder.stop();
      timers.stop();
      sender.stop();
    },
  };
}
