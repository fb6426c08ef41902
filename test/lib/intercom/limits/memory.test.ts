import { describe, expect, test } from "vitest";
import { createMemoryLimiter } from "../../../../lib/intercom/limits/index.ts";
import { virtualClock } from "../../../support/virtual-clock.ts";
import { limiterContract } from "./limiter-contract.ts";

limiterContract("the limiter in memory", async (clock) => ({ limiters: [createMemoryLimiter({ clock })] }), {
  runs: 200,
});

/** The start of a window. */
const START = 1_700_000_000_000;

function setUp(limit?: number, startMs = START) {
  const clock = virtualClock(startMs);
  const limiter = createMemoryLimiter(limit === undefined ? { clock } : { clock, limit });
  /** How many calls the present window still grants, up to 500. */
  const drain = async () => {
    for (let granted = 0; granted < 500; granted += 1) {
      try {
        await limiter.take(1, { deadline: clock.now() + 1 });
      } catch {
        return granted;
      }
    }
    return 500;
  };
  return { clock, limiter, drain };
}

describe("the limiter in memory", () => {
  test("assumes 166 calls a window until told otherwise", async () => {
    expect(await setUp().drain()).toBe(166);
    expect(await setUp(83).drain()).toBe(83);
  });

  test("opens a new window at each multiple of ten seconds, not ten seconds after the first call", async () => {
    const { clock, drain } = setUp(4, START + 7_000);
    expect(await drain()).toBe(4);
    await clock.advance(2_999);
    expect(await drain()).toBe(0);
    await clock.advance(1);
    expect(await drain()).toBe(4);
  });

  test("takes the lower number when others use the same budget", async () => {
    const { limiter, drain } = setUp(100);
    await limiter.take(10, {});
    await limiter.learn({ limit: 100, remaining: 30, resetAt: START + 10_000 });
    expect(await drain()).toBe(30);
  });

  test("keeps its own number when that is lower, because calls are on their way", async () => {
    const { limiter, drain } = setUp(100);
    await limiter.take(90, {});
    await limiter.learn({ remaining: 95, resetAt: START + 10_000 });
    expect(await drain()).toBe(10);
  });

  test("does not take what is left of another window for this one's", async () => {
    const { limiter, drain } = setUp(50);
    await limiter.learn({ remaining: 0, resetAt: START });
    expect(await drain()).toBe(50);
  });

  test("takes what is left as this window's when the reset is missing", async () => {
    const { limiter, drain } = setUp(50);
    await limiter.learn({ remaining: 7 });
    expect(await drain()).toBe(7);
  });

  test.each([0, -5, 2.5, Number.NaN, Number.POSITIVE_INFINITY])("ignores a limit of %d", async (limit) => {
    const { limiter, drain } = setUp(9);
    await limiter.learn({ limit });
    expect(await drain()).toBe(9);
  });

  test("holds a pause over several windows, and a shorter one doesn't shorten it", async () => {
    const { clock, limiter, drain } = setUp(5);
    await limiter.pause(START + 25_000);
    await limiter.pause(START + 5_000);
    await clock.advance(24_999);
    expect(await drain()).toBe(0);
    await clock.advance(1);
    expect(await drain()).toBe(5);
  });

  test("refuses more calls than any window has", async () => {
    const { limiter } = setUp(5);
    await expect(limiter.take(6, {})).rejects.toMatchObject({
      code: "intercom.argument_invalid",
      message: "calls is 6, more than the 5 of a window",
    });
  });

  test("does not open a window twice when the clock steps back a little", async () => {
    let now = START + 10_500;
    const limiter = createMemoryLimiter({ limit: 5, clock: { now: () => now, sleep: async () => {} } });
    await limiter.take(5, {});
    now = START + 9_700;
    await expect(limiter.take(1, { deadline: START + 12_000 })).rejects.toMatchObject({
      retryAtMs: 1_700_000_020_000,
    });
    now = START + 20_000;
    await expect(limiter.take(5, {})).resolves.toBeUndefined();
  });

  test("does not wait for years when the clock was years ahead", async () => {
    let now = START + 1_000_000_000_000;
    const limiter = createMemoryLimiter({ limit: 5, clock: { now: () => now, sleep: async () => {} } });
    await limiter.take(5, {});
    now = START;
    await expect(limiter.take(5, { deadline: START + 1 })).resolves.toBeUndefined();
  });

  test("throws a signal's reason before it takes anything", async () => {
    const { limiter, drain } = setUp(5);
    await expect(limiter.take(1, { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow("no");
    expect(await drain()).toBe(5);
  });

  test("shares nothing with another one", async () => {
    const one = setUp(5);
    const other = setUp(5);
    await one.limiter.take(5, {});
    await one.limiter.pause(START + 10_000);
    expect(await other.drain()).toBe(5);
  });
});
