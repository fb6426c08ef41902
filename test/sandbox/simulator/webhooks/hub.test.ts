import { expect, onTestFinished, test } from "vitest";
import { virtualClock } from "../../../../sandbox/simulator/clock.ts";
import { createIds } from "../../../../sandbox/simulator/ids.ts";
import { createHub } from "../../../../sandbox/simulator/webhooks/hub.ts";
import { DEFAULT_RULES } from "../../../../sandbox/simulator/webhooks/rules.ts";
import { startReceiver } from "../support/receiver.ts";

async function hub(topics?: readonly string[]) {
  const receiver = await startReceiver();
  const made = createHub({
    appId: "w0rkspac",
    clock: virtualClock(0),
    ids: createIds(1),
    webhook: { url: receiver.url, secret: "s", topics },
    rules: DEFAULT_RULES,
    disturb: () => ({ copies: 1, delayMs: 0, shuffle: undefined }),
  });
  onTestFinished(() => made.stop());
  return { hub: made, receiver };
}

test("an item is not made for a topic that nobody wants", async () => {
  const { hub: made } = await hub(["user.created"]);
  let asked = 0;
  const item = () => {
    asked += 1;
    return {};
  };
  made.publish("contact.created", item);
  expect(asked).toBe(0);
  made.publish("user.created", item);
  expect(asked).toBe(1);
  await made.idle();
});

test("a hub that was stopped fires nothing, and is idle", async () => {
  const { hub: made, receiver } = await hub();
  made.stop();
  made.publish("user.created", () => ({}));
  await made.idle();
  expect(made.deliveries()).toEqual([]);
  expect(receiver.received).toEqual([]);
});

test("what waits when the webhook is taken away fails", async () => {
  const { hub: made, receiver } = await hub();
  receiver.answerWith("hold");
  for (let n = 0; n < 51; n += 1) made.publish("user.created", () => ({}));
  made.configure(undefined);
  expect(made.webhook()).toBeUndefined();
  expect(made.ping()).toBe(false);
  made.stop();
  await made.idle();
  expect(new Set(made.deliveries().map(({ status }) => status))).not.toContain("delivered");
});
