import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Limiter } from "../../../../lib/intercom/limits/index.ts";
import { type VirtualClock, virtualClock } from "../../../support/virtual-clock.ts";

/** A limiter under test, and what to do when the test is over. */
export interface LimiterUnderTest {
  /** One for each worker, all of one budget; the first workers get the first ones. */
  readonly limiters: readonly [Limiter, ...Limiter[]];
  close?(): Promise<void>;
}

/** 2023-11-14T22:13:20Z, the start of a window. */
const WINDOW_START = 1_700_000_000_000;
const WINDOW_MS = 10_000;

/** Runs takers to their end: whenever all who are left sleep, the clock jumps to the next who wakes. */
async function runAll(clock: VirtualClock, takers: readonly Promise<unknown>[]): Promise<void> {
  let settled = 0;
  for (const taker of takers) {
    taker.then(
      () => (settled += 1),
      () => (settled += 1),
    );
  }
  while (settled < takers.length) {
    await turn();
    const wakeAt = clock.nextWakeAt;
    if (wakeAt !== undefined && clock.sleeping === takers.length - settled) {
      await clock.advance(wakeAt - clock.now());
    }
  }
}

/**
 * What every limiter must do. `make` gives one whose windows are empty, on the given clock; it may do real I/O, as long
 * as it waits on that clock.
 */
export function limiterContract(
  name: string,
  make: (clock: VirtualClock) => Promise<LimiterUnderTest>,
  { runs = 25 }: { readonly runs?: number } = {},
): void {
  async function withLimiter(
    startMs: number,
    limit: number,
    use: (limiters: LimiterUnderTest["limiters"], clock: VirtualClock) => Promise<void>,
  ): Promise<void> {
    const clock = virtualClock(startMs);
    const { limiters, close } = await make(clock);
    try {
      for (const limiter of limiters) await limiter.learn({ limit });
      await use(limiters, clock);
    } finally {
      await close?.();
    }
  }

  describe(`${name} is a limiter`, () => {
    test("that grants no more than the limit a window, however many take", async () => {
      const taker = fc.record({ calls: fc.integer({ min: 1, max: 3 }), delay: fc.nat({ max: 12_000 }) });
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 3, max: 12 }),
          fc.nat({ max: WINDOW_MS - 1 }),
          fc.array(taker, { minLength: 20, maxLength: 40 }),
          async (limit, offset, takers) => {
            await withLimiter(WINDOW_START + offset, limit, async (limiters, clock) => {
              const granted = new Map<number, number>();
              const take = async ({ calls, delay }: { calls: number; delay: number }, index: number) => {
                await clock.sleep(delay);
                await (limiters[index % limiters.length] ?? limiters[0]).take(calls, {});
                const window = Math.floor(clock.now() / WINDOW_MS);
                granted.set(window, (granted.get(window) ?? 0) + calls);
                expect(clock.now() % WINDOW_MS).toBeLessThan(9_800);
              };
              const all = takers.map(take);
              await runAll(clock, all);
              await Promise.all(all);
              for (const calls of granted.values()) expect(calls).toBeLessThanOrEqual(limit);
              const wanted = takers.reduce((sum, { calls }) => sum + calls, 0);
              expect([...granted.values()].reduce((sum, calls) => sum + calls, 0)).toBe(wanted);
            });
          },
        ),
        { numRuns: runs },
      );
    });

    test("that grants up to the limit at once, and the rest in the next window", async () => {
      await withLimiter(WINDOW_START, 5, async ([limiter], clock) => {
        for (let call = 0; call < 5; call += 1) await limiter.take(1, {});
        expect(clock.now()).toBe(1_700_000_000_000);
        const sixth = limiter.take(1, {});
        await runAll(clock, [sixth]);
        await sixth;
        expect(clock.now()).toBeGreaterThanOrEqual(1_700_000_010_000);
        expect(clock.now()).toBeLessThan(1_700_000_011_000);
      });
    });

    test("that takes several calls together or not at all", async () => {
      await withLimiter(WINDOW_START, 5, async ([limiter], clock) => {
        await limiter.take(3, {});
        const three = limiter.take(3, {});
        await runAll(clock, [three]);
        await three;
        expect(clock.now()).toBeGreaterThanOrEqual(1_700_000_010_000);
      });
    });

    test("that grants nothing in the last fifth of a second of a window", async () => {
      await withLimiter(WINDOW_START + 9_799, 5, async ([limiter], clock) => {
        await limiter.take(1, {});
        expect(clock.now()).toBe(1_700_000_009_799);
        await clock.advance(1);
        const late = limiter.take(1, {});
        await runAll(clock, [late]);
        await late;
        expect(clock.now()).toBeGreaterThanOrEqual(1_700_000_010_000);
      });
    });

    test("that refuses at once, with the time, when the wait would pass the deadline", async () => {
      await withLimiter(WINDOW_START, 2, async ([limiter], clock) => {
        await limiter.take(2, {});
        const refused = limiter.take(1, { deadline: 1_700_000_009_000 });
        await expect(refused).rejects.toMatchObject({ code: "intercom.rate_limited", retryable: true });
        const error = await refused.catch((thrown: unknown) => thrown);
        expect(error).toHaveProperty("retryAtMs", expect.closeTo(1_700_000_010_000, -3));
        expect(Number(Reflect.get(Object(error), "retryAtMs"))).toBeGreaterThanOrEqual(1_700_000_010_000);
        expect(clock.now()).toBe(1_700_000_000_000);
        expect(clock.sleeping).toBe(0);
      });
    });

    test("that waits when the deadline allows it", async () => {
      await withLimiter(WINDOW_START, 2, async ([limiter], clock) => {
        await limiter.take(2, {});
        const waited = limiter.take(1, { deadline: 1_700_000_015_000 });
        await runAll(clock, [waited]);
        await expect(waited).resolves.toBeUndefined();
      });
    });

    test("that holds everyone while paused to the end of the window", async () => {
      await withLimiter(WINDOW_START + 1_000, 30, async (limiters, clock) => {
        await limiters[0].take(1, {});
        await limiters[0].pause(1_700_000_010_000);
        const at: number[] = [];
        const all = Array.from({ length: 20 }, async (_, index) => {
          await (limiters[index % limiters.length] ?? limiters[0]).take(1, {});
          at.push(clock.now());
        });
        await runAll(clock, all);
        await Promise.all(all);
        expect(at).toHaveLength(20);
        expect(Math.min(...at)).toBeGreaterThanOrEqual(1_700_000_010_000);
      });
    });

    test("that refuses at once while paused beyond the deadline", async () => {
      await withLimiter(WINDOW_START, 30, async ([limiter]) => {
        await limiter.pause(1_700_000_010_000);
        await expect(limiter.take(1, { deadline: 1_700_000_005_000 })).rejects.toMatchObject({
          code: "intercom.rate_limited",
        });
      });
    });

    test("that obeys a limit it learns, lower or higher", async () => {
      await withLimiter(WINDOW_START, 3, async ([limiter], clock) => {
        await limiter.take(3, {});
        await limiter.learn({ limit: 6 });
        await limiter.take(3, {});
        expect(clock.now()).toBe(1_700_000_000_000);
        await clock.advance(10_000);
        await limiter.learn({ limit: 2 });
        await limiter.take(2, {});
        await expect(limiter.take(1, { deadline: 1_700_000_019_000 })).rejects.toMatchObject({
          code: "intercom.rate_limited",
        });
      });
    });

    test("that stops waiting when the signal aborts", async () => {
      await withLimiter(WINDOW_START, 2, async ([limiter], clock) => {
        const controller = new AbortController();
        await limiter.take(2, {});
        const waiting = limiter.take(1, { signal: controller.signal });
        waiting.catch(() => {});
        while (clock.sleeping === 0) await turn();
        controller.abort(new Error("enough"));
        await expect(waiting).rejects.toThrow("enough");
        expect(clock.sleeping).toBe(0);
      });
    });
  });
}
