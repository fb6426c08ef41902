import { beforeEach, describe, expect, it } from "vitest";
import { createDeliveries } from "../../../sandbox/aws/deliveries.ts";
import { until } from "./until.ts";
import { type VirtualClock, virtualClock } from "./virtual-clock.ts";

let clock: VirtualClock;
let attempts: string[];
let errors: string[];

beforeEach(() => {
  clock = virtualClock(0);
  attempts = [];
  errors = [];
});

/** Deliveries to queues of which some refuse their first messages. */
function deliveriesTo(refusals: Readonly<Record<string, number>>) {
  const left = new Map(Object.entries(refusals));
  return createDeliveries({
    clock,
    onError: (error) => errors.push(error.message),
    async deliver(queueUrl, body) {
      attempts.push(`${queueUrl} ${body} at ${clock.now()}`);
      const refuse = left.get(queueUrl) ?? 0;
      left.set(queueUrl, refuse - 1);
      if (refuse > 0) throw new Error("no");
    },
  });
}

const target = { queueUrl: "live", deadLetterQueueUrl: "dlq" };

async function pass(ms: number): Promise<void> {
  await until(() => clock.due().length === 1);
  clock.advance(ms);
}

describe("a delivery", () => {
  it("is tried once when it succeeds", async () => {
    const deliveries = deliveriesTo({});
    deliveries.add(target, "a");
    await deliveries.close();
    expect(attempts).toEqual(["live a at 0"]);
  });

  it("is tried again until it succeeds", async () => {
    const deliveries = deliveriesTo({ live: 2 });
    deliveries.add(target, "a");
    await pass(100);
    await pass(1_000);
    await deliveries.close();
    expect(attempts).toEqual(["live a at 0", "live a at 100", "live a at 1100"]);
    expect(errors).toEqual([]);
  });

  it("goes to the dead-letter queue after four attempts", async () => {
    const deliveries = deliveriesTo({ live: 9 });
    deliveries.add(target, "a");
    await pass(100);
    await pass(1_000);
    await pass(5_000);
    await deliveries.close();
    expect(attempts).toEqual([
      "live a at 0",
      "live a at 100",
      "live a at 1100",
      "live a at 6100",
      "dlq a at 6100",
    ]);
    expect(errors).toEqual([]);
  });

  it("is reported when nobody took it", async () => {
    const deliveries = deliveriesTo({ live: 9, dlq: 9 });
    deliveries.add(target, "a");
    deliveries.add({ queueUrl: "live" }, "b");
    await deliveries.close();
    expect(errors).toEqual([
      "The bus could not deliver an event to live; it is lost.",
      "The bus could not deliver an event to live; it is lost.",
    ]);
    expect(attempts).not.toContain("dlq b at 0");
    expect(attempts).toContain("dlq a at 0");
  });

  it("does not wait for another", async () => {
    const deliveries = deliveriesTo({ live: 1 });
    deliveries.add(target, "a");
    deliveries.add({ queueUrl: "parking" }, "b");
    await until(() => attempts.length === 2);
    expect(attempts).toEqual(["live a at 0", "parking b at 0"]);
    await deliveries.close();
  });

  it("gives up waiting when the bus closes: one more attempt, then the dead-letter queue", async () => {
    const deliveries = deliveriesTo({ live: 9 });
    deliveries.add(target, "a");
    await until(() => clock.due().length === 1);
    await deliveries.close();
    expect(attempts).toEqual(["live a at 0", "live a at 0", "dlq a at 0"]);
    expect(clock.due()).toEqual([]);
  });
});
