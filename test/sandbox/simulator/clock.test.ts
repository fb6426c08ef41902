import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isVirtual, seconds, systemClock, virtualClock } from "../../../sandbox/simulator/clock.ts";

describe("the virtual clock", () => {
  test("calls what falls due in the order of its time, and shows that time", () => {
    const clock = virtualClock(1_000);
    const seen: string[] = [];
    const note = (name: string) => () => seen.push(`${name} ${clock.now()}`);
    clock.schedule(3_000, note("c"));
    clock.schedule(2_000, note("a"));
    clock.schedule(2_000, note("b"));
    clock.schedule(3_001, note("later"));
    clock.advance(2_000);
    expect(seen).toEqual(["a 2000", "b 2000", "c 3000"]);
    expect(clock.now()).toBe(3_000);
  });

  test("calls what is scheduled on the way, and not what was called off", () => {
    const clock = virtualClock(0);
    const seen: number[] = [];
    const cancel = clock.schedule(20, () => seen.push(20));
    clock.schedule(10, () => {
      seen.push(clock.now());
      cancel();
      clock.schedule(15, () => seen.push(clock.now()));
    });
    clock.advance(30);
    expect(seen).toEqual([10, 15]);
    cancel();
  });

  test("what is due already is called with the next move, also one of nothing", () => {
    const clock = virtualClock(100);
    const seen: number[] = [];
    clock.schedule(50, () => seen.push(clock.now()));
    clock.advance(0);
    expect(seen).toEqual([100]);
  });

  test("never goes back", () => {
    const clock = virtualClock(100);
    expect(() => clock.moveTo(99)).toThrow(RangeError);
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
    clock.moveTo(100);
    expect(clock.now()).toBe(100);
  });

  test("in any order of scheduling, the calls come in the order of time", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000)), (times) => {
        const clock = virtualClock(0);
        const seen: number[] = [];
        for (const time of times) clock.schedule(time, () => seen.push(time));
        clock.advance(1_000);
        expect(seen).toEqual(times.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe("the machine's clock", () => {
  test("calls what is due, and not what was called off", async () => {
    const called: string[] = [];
    const cancel = systemClock.schedule(systemClock.now() + 5, () => called.push("off"));
    cancel();
    await new Promise<void>((resolve) => {
      systemClock.schedule(systemClock.now() + 20, resolve);
    });
    expect(called).toEqual([]);
  });

  test("a far time isn't called at once, as Node's timers would", async () => {
    const called: string[] = [];
    const cancel = systemClock.schedule(systemClock.now() + 90 * 86_400_000, () => called.push("far"));
    await new Promise<void>((resolve) => {
      systemClock.schedule(systemClock.now() + 20, resolve);
    });
    cancel();
    expect(called).toEqual([]);
  });

  test("is not virtual", () => {
    expect(isVirtual(systemClock)).toBe(false);
    expect(isVirtual(virtualClock(0))).toBe(true);
  });
});

test("stamps are whole seconds, rounded down", () => {
  expect(seconds(virtualClock(1_560_945_600_999))).toBe(1_560_945_600);
});
