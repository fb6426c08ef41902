import { describe, expect, it } from "vitest";
import { systemClock, wait } from "../../../sandbox/aws/clock.ts";
import { virtualClock } from "./virtual-clock.ts";

describe("wait", () => {
  it("resolves when the clock has come so far, and not before", async () => {
    const clock = virtualClock(1_000);
    const seen: string[] = [];
    const waiting = wait(clock, 500, new AbortController().signal).then(() => seen.push("over"));
    clock.advance(499);
    await Promise.resolve();
    expect(seen).toEqual([]);
    clock.advance(1);
    await waiting;
    expect(seen).toEqual(["over"]);
  });

  it("resolves at once when it is aborted, and leaves no timer", async () => {
    const clock = virtualClock(0);
    const stop = new AbortController();
    const waiting = wait(clock, 500, stop.signal);
    stop.abort();
    await waiting;
    expect(clock.due()).toEqual([]);
    await wait(clock, 500, stop.signal);
    expect(clock.due()).toEqual([]);
  });
});

describe("systemClock", () => {
  it("calls at the time, and not when called off", async () => {
    const calls: string[] = [];
    const cancel = systemClock.schedule(systemClock.now() + 1, () => calls.push("called off"));
    cancel();
    await new Promise<void>((resolve) => systemClock.schedule(systemClock.now() + 20, resolve));
    expect(calls).toEqual([]);
  });

  it("does not call early for a time that is too far for one timer", async () => {
    const calls: string[] = [];
    const cancel = systemClock.schedule(systemClock.now() + 2 ** 31 + 10, () => calls.push("early"));
    await new Promise<void>((resolve) => systemClock.schedule(systemClock.now() + 20, resolve));
    cancel();
    expect(calls).toEqual([]);
  });

  it("calls soon for a time that is past", async () => {
    await new Promise<void>((resolve) => systemClock.schedule(0, resolve));
  });
});
