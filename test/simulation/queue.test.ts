import { expect, test } from "vitest";
import { chanceOf } from "./chance.ts";
import { createQueue } from "./queue.ts";
import { createTimeline } from "./timeline.ts";

function twoQueues() {
  const timeline = createTimeline(0);
  const common = { timeline, chance: chanceOf(1), duplicates: () => 0 };
  const deadLetters = createQueue("dead", common);
  return { timeline, deadLetters, queue: createQueue("live", { ...common, deadLetters }) };
}

test("a message that is handed out is hidden for three minutes, and counts its receives", async () => {
  const { timeline, queue } = twoQueues();
  queue.send("hello", 0);
  await timeline.runUntil(100);
  expect(queue.receive(10)).toMatchObject([{ body: "hello", attributes: { ApproximateReceiveCount: "1" } }]);
  await timeline.runUntil(180_000);
  expect(queue.receive(10)).toEqual([]);
  await timeline.runUntil(180_101);
  expect(queue.receive(10)).toMatchObject([{ body: "hello", attributes: { ApproximateReceiveCount: "2" } }]);
});

test("after five receives a message goes to the dead-letter queue", async () => {
  const { timeline, queue, deadLetters } = twoQueues();
  queue.send("hello", 0);
  for (let receive = 1; receive <= 6; receive += 1) {
    await timeline.runUntil(receive * 200_000);
    queue.receive(10);
  }
  await timeline.runUntil(1_300_000);
  expect(queue.size()).toBe(0);
  expect(deadLetters.receive(10)).toMatchObject([{ body: "hello" }]);
});

test("a receipt handle of an earlier receive hides nothing", async () => {
  const { timeline, queue } = twoQueues();
  queue.send("hello", 0);
  await timeline.runUntil(100);
  const [first] = queue.receive(10);
  await timeline.runUntil(180_200);
  const [second] = queue.receive(10);
  queue.hide(first?.receiptHandle ?? "", 1);
  await timeline.runUntil(182_000);
  expect(queue.receive(10)).toEqual([]);
  queue.hide(second?.receiptHandle ?? "", 1);
  await timeline.runUntil(184_000);
  expect(queue.receive(10)).toHaveLength(1);
});
