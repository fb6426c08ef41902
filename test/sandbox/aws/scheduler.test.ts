import { describe, expect, it } from "vitest";
import type { Invocation } from "../../../sandbox/aws/invocation.ts";
import { type ScheduledEvent, startScheduler } from "../../../sandbox/aws/scheduler.ts";
import { until } from "./until.ts";
import { virtualClock } from "./virtual-clock.ts";

const MINUTE = 60_000;
const ok: Invocation = { ok: true, result: null };
const bad: Invocation = { ok: false, error: { errorType: "Error", errorMessage: "no" } };

function setUp(answers: readonly Invocation[], expression = "rate(5 minutes)") {
  const clock = virtualClock(Date.parse("2026-03-29T00:00:00.250Z"));
  const events: unknown[] = [];
  const failures: [string, ScheduledEvent, string][] = [];
  const scheduler = startScheduler({
    clock,
    schedules: [
      {
        name: "auto-assign",
        expression,
        timezone: "Europe/Dublin",
        invoke: async (event) => answers[events.push(event) - 1] ?? ok,
      },
    ],
    async onFailure(name, event, error) {
      failures.push([name, event, error.errorMessage]);
    },
  });
  return { clock, events, failures, scheduler };
}

describe("startScheduler", () => {
  it("runs at each interval, and says when the run was due", () => {
    const { clock, events } = setUp([]);
    clock.advance(5 * MINUTE - 1);
    expect(events).toEqual([]);
    clock.advance(1);
    expect(events).toEqual([{ scheduledTime: "2026-03-29T00:05:00Z" }]);
    clock.advance(10 * MINUTE);
    expect(events).toEqual([
      { scheduledTime: "2026-03-29T00:05:00Z" },
      { scheduledTime: "2026-03-29T00:10:00Z" },
      { scheduledTime: "2026-03-29T00:15:00Z" },
    ]);
  });

  it("runs a cron expression in its time zone", () => {
    const { clock, events } = setUp([], "cron(0 3 * * ? *)");
    clock.advance(36 * 60 * MINUTE);
    expect(events).toEqual([
      { scheduledTime: "2026-03-29T02:00:00Z" },
      { scheduledTime: "2026-03-30T02:00:00Z" },
    ]);
  });

  it("stops after the last run that an expression has", () => {
    const { clock, events } = setUp([], "cron(0 3 29 3 ? 2026)");
    clock.advance(400 * 24 * 60 * MINUTE);
    expect(events).toHaveLength(1);
    expect(clock.due()).toEqual([]);
  });

  it("tries a failed run twice more, with the same time, and is content when one succeeds", async () => {
    const { clock, events, failures, scheduler } = setUp([bad, bad, ok]);
    const fired = scheduler.fire("auto-assign");
    await until(() => clock.due().length === 2);
    clock.advance(1_000);
    await until(() => clock.due().length === 2);
    clock.advance(2_000);
    expect(await fired).toEqual(ok);
    expect(events).toEqual([
      { scheduledTime: "2026-03-29T00:00:00Z" },
      { scheduledTime: "2026-03-29T00:00:00Z" },
      { scheduledTime: "2026-03-29T00:00:00Z" },
    ]);
    expect(failures).toEqual([]);
  });

  it("hands over the event of a run that failed three times, and goes on with the schedule", async () => {
    const { clock, events, failures } = setUp([bad, bad, bad]);
    clock.advance(5 * MINUTE);
    for (const attempts of [1, 2]) {
      await until(() => events.length === attempts && clock.due().length === 2);
      clock.advance(attempts * 1_000);
    }
    await until(() => failures.length === 1);
    expect(failures).toEqual([["auto-assign", { scheduledTime: "2026-03-29T00:05:00Z" }, "no"]]);
    expect(events).toHaveLength(3);
    clock.advance(5 * MINUTE);
    expect(events).toHaveLength(4);
  });

  it("fires now without moving the schedule", async () => {
    const { clock, events, scheduler } = setUp([]);
    clock.advance(2 * MINUTE);
    expect(await scheduler.fire("auto-assign")).toEqual(ok);
    clock.advance(3 * MINUTE);
    expect(events).toEqual([
      { scheduledTime: "2026-03-29T00:02:00Z" },
      { scheduledTime: "2026-03-29T00:05:00Z" },
    ]);
  });

  it("names the schedules there are when asked for another", async () => {
    const { scheduler } = setUp([]);
    await expect(scheduler.fire("autoassign")).rejects.toThrow(
      'There is no schedule "autoassign". There are: auto-assign.',
    );
  });

  it("starts nothing once closed, and gives up waiting for a retry", async () => {
    const { clock, events, failures, scheduler } = setUp([bad, bad]);
    const fired = scheduler.fire("auto-assign");
    await until(() => clock.due().length === 2);
    await scheduler.close();
    expect(await fired).toEqual(bad);
    expect(failures).toHaveLength(1);
    expect(clock.due()).toEqual([]);
    clock.advance(60 * MINUTE);
    expect(events).toHaveLength(1);
  });

  it("refuses an expression that it can't read", () => {
    expect(() => setUp([], "every day")).toThrow(/can't be read/);
  });
});
