import { describe, expect, test } from "vitest";
import { virtualClock } from "./virtual-clock.ts";

describe("virtualClock", () => {
  test("stands still until it is advanced", async () => {
    const clock = virtualClock(1_000);
    expect(clock.now()).toBe(1_000);
    await clock.advance(50);
    expect(clock.now()).toBe(1_050);
  });

  test("wakes sleepers in order of time, then of arrival, each at its own time", async () => {
    const clock = virtualClock(0);
    const log: string[] = [];
    const sleep = async (name: string, ms: number) => {
      await clock.sleep(ms);
      log.push(`${name}@${clock.now()}`);
    };
    const all = [sleep("late", 30), sleep("a", 10), sleep("b", 10), sleep("soon", 5)];
    expect(clock.sleeping).toBe(4);
    expect(clock.nextWakeAt).toBe(5);
    await clock.advance(10);
    expect(log).toEqual(["soon@5", "a@10", "b@10"]);
    await clock.advance(19);
    expect(log).toHaveLength(3);
    await clock.advance(1);
    await Promise.all(all);
    expect(log.at(-1)).toBe("late@30");
    expect(clock.nextWakeAt).toBeUndefined();
  });

  test("wakes again within one advance who sleeps again", async () => {
    const clock = virtualClock(0);
    const at: number[] = [];
    const loop = (async () => {
      for (let turn = 0; turn < 3; turn += 1) {
        await clock.sleep(100);
        at.push(clock.now());
      }
    })();
    await clock.advance(1_000);
    await loop;
    expect(at).toEqual([100, 200, 300]);
    expect(clock.now()).toBe(1_000);
  });

  test("wakes at once who sleeps for no time, or a negative one, when it moves", async () => {
    const clock = virtualClock(7);
    const slept = Promise.all([clock.sleep(0), clock.sleep(-5)]);
    await clock.advance(0);
    await slept;
    expect(clock.now()).toBe(7);
  });

  test("rejects with the signal's reason and forgets the sleeper", async () => {
    const clock = virtualClock(0);
    const controller = new AbortController();
    const reason = new Error("enough");
    const slept = clock.sleep(10, controller.signal);
    controller.abort(reason);
    await expect(slept).rejects.toBe(reason);
    expect(clock.sleeping).toBe(0);
    await expect(clock.sleep(10, controller.signal)).rejects.toBe(reason);
    expect(clock.sleeping).toBe(0);
  });

  test("runs until nobody sleeps", async () => {
    const clock = virtualClock(0);
    const slept = clock.sleep(10).then(() => clock.sleep(90));
    await clock.runUntilIdle();
    await slept;
    expect(clock.now()).toBe(100);
  });

  test("gives up on somebody who always sleeps again", async () => {
    const clock = virtualClock(0);
    const controller = new AbortController();
    const loop = (async () => {
      for (;;) await clock.sleep(1, controller.signal);
    })();
    await expect(clock.runUntilIdle(20)).rejects.toThrow("after 20 wake-ups something still sleeps");
    controller.abort(new Error("over"));
    await expect(loop).rejects.toThrow("over");
  });
});
