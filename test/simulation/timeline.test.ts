import fc from "fast-check";
import { expect, test } from "vitest";
import { createTimeline } from "./timeline.ts";

test("things happen in order of time, and of asking within one time", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }), async (times) => {
      const timeline = createTimeline(0);
      const happened: [number, number][] = [];
      for (const [index, at] of times.entries()) {
        timeline.at(at, () => happened.push([timeline.now(), index]));
      }
      await timeline.runUntil(20);
      const wanted = times.map((at, index): [number, number] => [at, index]);
      expect(happened).toEqual(wanted.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]));
    }),
  );
});

test("what is set free by one thing goes on before the next thing happens", async () => {
  const timeline = createTimeline(0);
  const log: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  promise.then(() => {}).then(() => log.push("set free"));
  timeline.at(1, () => resolve());
  timeline.at(1, () => log.push("next"));
  timeline.at(3, () => log.push("too late"));
  await timeline.runUntil(2);
  expect(log).toEqual(["set free", "next"]);
  expect(timeline.now()).toBe(2);
});

test("something that never ends is told", async () => {
  const timeline = createTimeline(0);
  const again = () => timeline.at(0, again);
  again();
  await expect(timeline.runUntil(1, 10)).rejects.toThrow("after 10 happenings something still goes on");
});
