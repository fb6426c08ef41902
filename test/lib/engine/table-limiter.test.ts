import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPurse } from "../../../lib/engine/purse.ts";
import { createTableLimiter } from "../../../lib/engine/table-limiter.ts";
import type { Table } from "../../../lib/state/index.ts";
import { seededRandom } from "../../../sandbox/random.ts";
import { startTable } from "../../support/table.ts";
import { type VirtualClock, virtualClock } from "../../support/virtual-clock.ts";
import { limiterContract } from "../intercom/limits/limiter-contract.ts";

/** 2023-11-14T22:13:20Z, the start of a window. */
const WINDOW_START = 1_700_000_000_000;

limiterContract(
  "the table's",
  async (clock) => {
    const { table, close } = await startTable();
    const worker = (n: number) => createTableLimiter(table, clock, seededRandom(n), "live");
    return { limiters: [worker(0), worker(1), worker(2), worker(3), worker(4)], close };
  },
  { runs: 8 },
);

let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

let windows = 0;
/** A window that no other test uses. */
function freshClock(offset = 0): VirtualClock {
  windows += 100;
  return virtualClock(WINDOW_START + windows * 10_000 + offset);
}
const limiterOn = (clock: VirtualClock, share: "live" | "sweep" = "live") =>
  createTableLimiter(table, clock, seededRandom(1), share);

describe("workers that share the table", () => {
  test("begin carefully, before the limit is known", async () => {
    const clock = freshClock();
    const deadline = clock.now() + 5_000;
    for (let n = 0; n < 83; n += 1) await limiterOn(clock).take(1, { deadline });
    await expect(limiterOn(clock).take(1, { deadline })).rejects.toMatchObject({
      code: "intercom.rate_limited",
    });
  });

  test("learn the limit from each other through the window", async () => {
    const clock = freshClock();
    const [informed, cold] = [limiterOn(clock), limiterOn(clock)];
    await informed.learn({ limit: 167 });
    await informed.take(100, {});
    await cold.take(60, { deadline: clock.now() + 5_000 });
    await expect(cold.take(8, { deadline: clock.now() + 5_000 })).rejects.toMatchObject({
      code: "intercom.rate_limited",
    });
  });

  test("correct a window that a worker opened with a lower guess", async () => {
    const clock = freshClock();
    await limiterOn(clock).take(80, {});
    const informed = limiterOn(clock);
    await informed.take(3, {});
    await informed.learn({ limit: 167 });
    await informed.take(84, { deadline: clock.now() + 5_000 });
    await expect(informed.take(1, { deadline: clock.now() + 5_000 })).rejects.toMatchObject({
      code: "intercom.rate_limited",
    });
  });

  test("never raise a window by what they learned long ago: only an answer of now does", async () => {
    const clock = freshClock();
    const [warm, fresh] = [limiterOn(clock), limiterOn(clock)];
    await warm.learn({ limit: 167 });
    await clock.advance(600_000);
    await fresh.learn({ limit: 50 });
    await fresh.take(45, {});
    await warm.take(5, {});
    await expect(warm.take(1, { deadline: clock.now() + 5_000 })).rejects.toMatchObject({
      code: "intercom.rate_limited",
    });
  });

  test("do not pause for longer than a minute, whatever a header says", async () => {
    const clock = freshClock();
    const limiter = limiterOn(clock);
    await limiter.pause(clock.now() + 3_600_000);
    await clock.advance(61_000);
    await limiter.take(1, { deadline: clock.now() + 8_000 });
  });

  test("all stop when one hears 429", async () => {
    const clock = freshClock();
    const [one, other] = [limiterOn(clock), limiterOn(clock)];
    await other.take(1, {});
    await one.pause(clock.now() + 10_000);
    await expect(other.take(1, { deadline: clock.now() + 9_000 })).rejects.toMatchObject({
      code: "intercom.rate_limited",
    });
  });

  test("give way when Intercom counts far more calls than we made: someone else uses the budget too", async () => {
    const clock = freshClock();
    const limiter = limiterOn(clock);
    await limiter.learn({ limit: 100 });
    await limiter.take(1, {});
    await limiter.learn({ limit: 100, remaining: 10, resetAt: clock.now() + 10_000 });
    await limiter.take(10, { deadline: clock.now() + 5_000 });
    await expect(limiter.take(1, { deadline: clock.now() + 5_000 })).rejects.toMatchObject({
      code: "intercom.rate_limited",
    });
  });

  test("refuse what no window could ever hold", async () => {
    await expect(limiterOn(freshClock()).take(84, {})).rejects.toMatchObject({
      code: "engine.budget_too_small",
      retryable: false,
    });
  });
});

test("a sweep leaves three tenths of a window to live work", async () => {
  const clock = freshClock();
  const [sweep, live] = [limiterOn(clock, "sweep"), limiterOn(clock)];
  await sweep.learn({ limit: 100 });
  await live.learn({ limit: 100 });
  const deadline = clock.now() + 5_000;
  await sweep.take(70, { deadline });
  await expect(sweep.take(1, { deadline })).rejects.toMatchObject({ code: "intercom.rate_limited" });
  await live.take(30, { deadline });
  await expect(live.take(1, { deadline })).rejects.toMatchObject({ code: "intercom.rate_limited" });
});

describe("a purse", () => {
  /** A limiter that counts how often it is asked. */
  function counted(clock: VirtualClock) {
    const limiter = limiterOn(clock);
    let grants = 0;
    const grant: typeof limiter.grant = (calls, wait) => {
      grants += 1;
      return limiter.grant(calls, wait);
    };
    return { limiter: { ...limiter, grant }, grants: () => grants };
  }

  test("asks once for a message, and uses for the next one what the last one left", async () => {
    const clock = freshClock();
    const { limiter, grants } = counted(clock);
    const purse = createPurse(limiter, clock);
    await purse.reserve(2, {});
    await purse.take(1, {});
    await purse.reserve(1, {});
    await purse.take(1, {});
    expect(grants()).toBe(1);
    expect(purse.used()).toBe(2);
  });

  test("asks for a call that nobody reserved", async () => {
    const clock = freshClock();
    const { limiter, grants } = counted(clock);
    const purse = createPurse(limiter, clock);
    await purse.reserve(1, {});
    await purse.take(1, {});
    await purse.take(1, {});
    expect(grants()).toBe(2);
  });

  test("does not carry calls of one window into the next", async () => {
    const clock = freshClock(9_700);
    const { limiter, grants } = counted(clock);
    const purse = createPurse(limiter, clock);
    await purse.reserve(2, {});
    await clock.advance(400);
    await purse.take(1, {});
    expect(grants()).toBe(2);
  });

  test("charges a call that arrived late to the window in which Intercom counted it", async () => {
    const clock = freshClock(9_700);
    const { limiter } = counted(clock);
    await limiter.learn({ limit: 10 });
    const purse = createPurse(limiter, clock);
    await purse.take(1, {});
    await clock.advance(400);
    // 9_700 + 400 ms: the answer's window is the one that began 100 ms ago.
    await purse.learn({ limit: 10, remaining: 9, resetAt: clock.now() + 9_900 });
    await limiterOn(clock).take(9, { deadline: clock.now() + 5_000 });
    await expect(limiterOn(clock).take(1, { deadline: clock.now() + 5_000 })).rejects.toMatchObject({
      code: "intercom.rate_limited",
    });
  });

  test("charges nothing for a call that arrived in time", async () => {
    const clock = freshClock(5_000);
    const { limiter } = counted(clock);
    await limiter.learn({ limit: 10 });
    const purse = createPurse(limiter, clock);
    await purse.take(1, {});
    await purse.learn({ limit: 10, remaining: 9, resetAt: clock.now() + 5_000 });
    await limiterOn(clock).take(9, { deadline: clock.now() + 2_000 });
  });

  test("is empty after a 429", async () => {
    const clock = freshClock();
    const purse = createPurse(counted(clock).limiter, clock);
    await purse.reserve(5, {});
    await purse.pause(clock.now() + 10_000);
    await expect(purse.take(1, { deadline: clock.now() + 5_000 })).rejects.toMatchObject({
      code: "intercom.rate_limited",
    });
  });
});
