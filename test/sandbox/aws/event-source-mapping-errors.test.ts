import { afterEach, beforeEach, expect, it } from "vitest";
import type { Invocation } from "../../../sandbox/aws/invocation.ts";
import { type MappedQueue, recordsOf, startMappedQueue } from "./mapped-queue.ts";
import { until } from "./until.ts";
import { virtualClock } from "./virtual-clock.ts";

const success: Invocation = { ok: true, result: null };
const failure: Invocation = { ok: false, error: { errorType: "Error", errorMessage: "no" } };

let queue: MappedQueue;
beforeEach(async () => {
  queue = await startMappedQueue();
});
afterEach(() => queue.close());

it("after an error of the function it waits: 250 ms, then twice as long, until one succeeds", async () => {
  const clock = virtualClock(0);
  const open = new Map<string, (invocation: Invocation) => void>();
  const settle = (body: string, invocation: Invocation) => open.get(body)?.(invocation);
  queue.map(
    (event) =>
      new Promise((resolve) => {
        for (const { body } of recordsOf(event)) open.set(body, resolve);
      }),
    { batchSize: 1, clock },
  );
  await queue.send("1", "2", "3", "4", "5");
  await until(() => open.size === 2);
  settle("1", failure);
  await until(() => clock.due().length === 1);
  expect(clock.due()).toEqual([250]);
  expect((await queue.depth()).visible).toBe(3);
  clock.advance(250);
  await until(() => open.size === 3);
  settle("3", failure);
  await until(() => clock.due().length === 1);
  expect(clock.due()).toEqual([750]);
  settle("2", success);
  clock.advance(500);
  await until(() => open.size === 5);
  expect(clock.due()).toEqual([]);
  expect(queue.errors).toEqual(["Queue Live: Error: no", "Queue Live: Error: no"]);
  for (const body of ["4", "5"]) settle(body, success);
});

it("after an error of SQS it waits up to 30 seconds, and goes on once SQS is back", async () => {
  const clock = virtualClock(0);
  await queue.stopSqs();
  const bodies: string[] = [];
  queue.map(
    async (event) => {
      bodies.push(...recordsOf(event).map((record) => record.body));
      return success;
    },
    { clock },
  );
  const waits: number[] = [];
  for (let failures = 1; failures <= 9; failures += 1) {
    await until(() => clock.due().length === 1);
    const wait = (clock.due()[0] ?? Number.NaN) - clock.now();
    waits.push(wait);
    if (failures < 9) clock.advance(wait);
  }
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(queue.errors).toEqual(Array(9).fill(expect.stringMatching(/^Queue Live: /)));
  const back = await startMappedQueue(600, Number(new URL(queue.endpoint).port));
  await back.send("back");
  clock.advance(30_000);
  await until(() => bodies.length === 1);
  expect(bodies).toEqual(["back"]);
  await queue.close();
  await back.close();
});
