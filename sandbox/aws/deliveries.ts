import { type Clock, wait } from "./clock.ts";

/** Sends one message to an SQS queue; rejects when the queue did not take it. */
export type Deliver = (queueUrl: string, body: string) => Promise<void>;

/** Waits between the attempts of a delivery, milliseconds. */
const BACKOFF_MS = [100, 1_000, 5_000];

/** Where an event goes, and where it goes when that fails. */
export interface DeliveryTarget {
  readonly queueUrl: string;
  readonly deadLetterQueueUrl?: string;
}

/** Delivers without keeping the sender waiting. */
export interface Deliveries {
  add(target: DeliveryTarget, body: string): void;
  /** Gives up the waiting, reports what was not delivered, and resolves when nothing is under way. */
  close(): Promise<void>;
}

/**
 * Tries each delivery four times, then the target's dead-letter queue once. What even that refuses is told to
 * `onError`; nothing is lost without a word.
 */
export function createDeliveries(options: {
  readonly deliver: Deliver;
  readonly clock: Clock;
  readonly onError: (error: Error) => void;
}): Deliveries {
  const { deliver, clock, onError } = options;
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();

  async function attempt(queueUrl: string, body: string): Promise<unknown> {
    let problem: unknown;
    for (const backoff of [...BACKOFF_MS, undefined]) {
      try {
        await deliver(queueUrl, body);
        return undefined;
      } catch (error) {
        problem = error;
      }
      if (backoff === undefined || closing.signal.aborted) break;
      await wait(clock, backoff, closing.signal);
    }
    return problem;
  }

  async function run({ queueUrl, deadLetterQueueUrl }: DeliveryTarget, body: string): Promise<void> {
    const cause = await attempt(queueUrl, body);
    if (cause === undefined) return;
    try {
      if (deadLetterQueueUrl === undefined) throw cause;
      await deliver(deadLetterQueueUrl, body);
    } catch {
      onError(new Error(`The bus could not deliver an event to ${queueUrl}; it is lost.`, { cause }));
    }
  }

  return {
    add(target, body) {
      const delivery = run(target, body).finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    },
    async close() {
      closing.abort();
      await Promise.all(underWay);
    },
  };
}
