import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeliveryRules } from "../../../../sandbox/simulator/index.ts";
import { virtualClock } from "../../../../sandbox/simulator/index.ts";
import { DEFAULT_RULES } from "../../../../sandbox/simulator/webhooks/rules.ts";
import { createStanding } from "../../../../sandbox/simulator/webhooks/standing.ts";
import { startReceiver } from "../support/receiver.ts";
import {
  addLead,
  at,
  listAt,
  NOON,
  SECRET,
  startWorkspace,
  type TestWorkspace,
} from "../support/workspace.ts";

async function failing(delivery: Partial<DeliveryRules> = {}) {
  const receiver = await startReceiver();
  receiver.answerWith(500);
  const workspace = await startWorkspace({ webhook: { url: receiver.url, secret: SECRET }, delivery });
  return { receiver, workspace };
}

async function pings(workspace: TestWorkspace, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) await workspace.door("POST", "ping");
  await workspace.simulator.idle();
}

const webhook = async (workspace: TestWorkspace) => (await workspace.door("GET", "webhook")).body;

describe("a pause", () => {
  test("begins with the error after a thousand, lasts a quarter of an hour, and loses what happens", async () => {
    const { receiver, workspace } = await failing();
    await pings(workspace, 1000);
    expect(await webhook(workspace)).toMatchObject({
      live: true,
      state: "live",
      paused_until: null,
      consecutive_errors: 1000,
    });
    await pings(workspace, 1);
    expect(await webhook(workspace)).toMatchObject({
      live: true,
      state: "paused",
      paused_until: NOON + 900,
      consecutive_errors: 0,
    });
    receiver.answerWith(200);
    await addLead(workspace, { name: "Lost" });
    expect((await workspace.door("POST", "ping")).status).toBe(400);
    workspace.clock.advance(899_999);
    await workspace.simulator.idle();
    expect(receiver.received).toHaveLength(1001);
    const { body } = await workspace.door("GET", "deliveries/lost");
    expect(listAt(body, "deliveries")).toHaveLength(1002);
    workspace.clock.advance(1);
    expect(await webhook(workspace)).toMatchObject({ state: "live", paused_until: null });
    await addLead(workspace, { name: "Heard" });
    await workspace.simulator.idle();
    expect(
      receiver.received.slice(1001).map(({ raw }) => at(JSON.parse(raw), "data", "item", "name")),
    ).toEqual(["Heard"]);
  });

  test("needs the errors to be within the time, and none but errors", async () => {
    const rules = { pauseAfterErrors: 2, pauseWithinSeconds: 100, attempts: 1 };
    const { receiver, workspace } = await failing(rules);
    await pings(workspace, 2);
    workspace.clock.advance(101_000);
    await pings(workspace, 1);
    expect(await webhook(workspace)).toMatchObject({ state: "live", consecutive_errors: 3 });
    receiver.answerWith(200);
    await pings(workspace, 1);
    expect(await webhook(workspace)).toMatchObject({ state: "live", consecutive_errors: 0 });
    receiver.answerWith(500);
    await pings(workspace, 2);
    expect(await webhook(workspace)).toMatchObject({ state: "live" });
    workspace.clock.advance(100_000);
    await pings(workspace, 1);
    expect(await webhook(workspace)).toMatchObject({ state: "paused" });
  });
});

describe("a suspension", () => {
  test("comes after a week of errors alone, and ends when the webhook is set again", async () => {
    const { receiver, workspace } = await failing({ attempts: 1 });
    await pings(workspace, 1);
    workspace.clock.advance(604_800_000);
    await pings(workspace, 1);
    expect(await webhook(workspace)).toMatchObject({ live: true, state: "live" });
    workspace.clock.advance(1_000);
    await pings(workspace, 1);
    expect(await webhook(workspace)).toMatchObject({ live: false, state: "suspended" });
    receiver.answerWith(200);
    workspace.clock.advance(86_400_000);
    await addLead(workspace);
    await workspace.simulator.idle();
    expect(receiver.received).toHaveLength(3);
    expect(workspace.simulator.deliveries().at(-1)).toMatchObject({ status: "lost", attempts: [] });
    await workspace.door("PUT", "webhook", { url: receiver.url, secret: SECRET });
    await addLead(workspace);
    await workspace.simulator.idle();
    expect(receiver.received).toHaveLength(4);
    expect(await webhook(workspace)).toMatchObject({ live: true, state: "live", consecutive_errors: 0 });
  });

  test("is put off by one success", async () => {
    const { receiver, workspace } = await failing({ attempts: 1 });
    await pings(workspace, 1);
    workspace.clock.advance(600_000_000);
    receiver.answerWith(200);
    await pings(workspace, 1);
    receiver.answerWith(500);
    workspace.clock.advance(600_000_000);
    await pings(workspace, 1);
    expect(await webhook(workspace)).toMatchObject({ state: "live" });
  });
});

test("410 ends it; 429 throttles it and is no error", async () => {
  const { receiver, workspace } = await failing({ pauseAfterErrors: 0 });
  receiver.answerWith(429);
  await addLead(workspace);
  await workspace.simulator.idle();
  expect(await webhook(workspace)).toMatchObject({
    live: true,
    state: "throttled",
    throttled: 1,
    consecutive_errors: 0,
  });
  receiver.answerWith(410);
  workspace.clock.advance(60_000);
  await workspace.simulator.idle();
  expect(await webhook(workspace)).toMatchObject({ live: false, state: "ended", throttled: 0 });
});

test("whatever the answers, a success clears the errors, and only 410 or a week of errors is for good", () => {
  const answer = fc.record({
    answer: fc.constantFrom(200, 204, 429, 500, "timeout"),
    wait: fc.nat(3_600_000),
  });
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 60 }), (answers) => {
      const clock = virtualClock(0);
      const standing = createStanding(clock, () => ({ ...DEFAULT_RULES, pauseAfterErrors: 3 }));
      for (const { answer: got, wait } of answers) {
        clock.advance(wait);
        standing.record(got);
        if (got === 200) expect(standing.consecutiveErrors()).toBe(0);
      }
      expect(["live", "paused"]).toContain(standing.state());
      clock.advance(900_000);
      expect(standing.state()).toBe("live");
      standing.record(410);
      expect(standing.state()).toBe("ended");
    }),
  );
});
