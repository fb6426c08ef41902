import { describe, expect, test } from "vitest";
import { startReceiver } from "../support/receiver.ts";
import { addLead, at, listAt, SECRET, startWorkspace, until } from "../support/workspace.ts";

const DEFAULTS = {
  timeout_seconds: 5,
  attempts: 2,
  retry_after_seconds: 60,
  retry_growth: 1,
  pause_after_errors: 1000,
  pause_within_seconds: 900,
  pause_seconds: 900,
  suspend_after_seconds: 604_800,
  throttle_first_seconds: 60,
  throttle_longest_seconds: 7_200,
};

describe("PUT /_simulator/webhook/rules", () => {
  test("changes what it names, and answers all of them", async () => {
    const workspace = await startWorkspace({ delivery: { pauseSeconds: 30 } });
    expect(at((await workspace.door("GET", "webhook")).body, "rules")).toEqual({
      ...DEFAULTS,
      pause_seconds: 30,
    });
    const set = await workspace.door("PUT", "webhook/rules", { attempts: 3, timeout_seconds: 1 });
    const all = { ...DEFAULTS, pause_seconds: 30, attempts: 3, timeout_seconds: 1 };
    expect(set.body).toEqual(all);
    expect(at((await workspace.door("GET", "webhook")).body, "rules")).toEqual(all);
    await workspace.door("POST", "reset");
    expect(at((await workspace.door("GET", "webhook")).body, "rules", "attempts")).toBe(2);
  });

  test.each([
    [{ attempts: 0 }, "delivery.attempts must be a whole number of at least 1, not 0."],
    [{ pause_seconds: 1.5 }, '"pause_seconds" must be a whole number of at least 0.'],
    [{ retries: 1 }, /^Unknown member "retries"; this call takes timeout_seconds, attempts,/],
  ])("%j is refused and changes nothing", async (body, error) => {
    const workspace = await startWorkspace();
    const answer = await workspace.door("PUT", "webhook/rules", body);
    expect(answer.status).toBe(400);
    expect(at(answer.body, "error")).toEqual(
      typeof error === "string" ? error : expect.stringMatching(error),
    );
    expect(at((await workspace.door("GET", "webhook")).body, "rules")).toEqual(DEFAULTS);
  });

  test("holds from the next attempt on: time-out, attempts, growing waits", async () => {
    const receiver = await startReceiver();
    const workspace = await startWorkspace({ webhook: { url: receiver.url, secret: SECRET } });
    await workspace.door("PUT", "webhook/rules", {
      timeout_seconds: 2,
      attempts: 3,
      retry_after_seconds: 10,
      retry_growth: 4,
    });
    receiver.answerWith("hold");
    await addLead(workspace);
    await until(() => receiver.received.length === 1);
    workspace.clock.advance(2_000);
    await workspace.simulator.idle();
    receiver.answerWith(500);
    for (const [wait, received] of [
      [9_999, 1],
      [1, 2],
      [39_999, 2],
      [1, 3],
    ] as const) {
      workspace.clock.advance(wait);
      await workspace.simulator.idle();
      expect(receiver.received).toHaveLength(received);
    }
    expect(workspace.simulator.deliveries()[0]).toMatchObject({
      status: "failed",
      attempts: [{ answer: "timeout" }, { answer: 500 }, { answer: 500 }],
    });
  });
});

describe("what the receiver throttles", () => {
  test("is asked for later and later, up to the longest wait, and then dropped", async () => {
    const receiver = await startReceiver();
    const workspace = await startWorkspace({
      webhook: { url: receiver.url, secret: SECRET },
      delivery: { throttleFirstSeconds: 10, throttleLongestSeconds: 30 },
    });
    receiver.answerWith(429);
    await addLead(workspace);
    await workspace.simulator.idle();
    for (const [wait, received] of [
      [10_000, 2],
      [19_999, 2],
      [1, 3],
      [29_999, 3],
      [1, 4],
      [999_999_999, 4],
    ] as const) {
      workspace.clock.advance(wait);
      await workspace.simulator.idle();
      expect(receiver.received).toHaveLength(received);
    }
    expect(workspace.simulator.deliveries()[0]?.status).toBe("failed");
  });
});

describe("the feeds of deliveries", () => {
  test("tell what was sent, what waits and what failed", async () => {
    const receiver = await startReceiver();
    const workspace = await startWorkspace({ webhook: { url: receiver.url, secret: SECRET } });
    const feed = async (name: string) =>
      listAt((await workspace.door("GET", `deliveries/${name}`)).body, "deliveries").map((one) =>
        at(one, "item", "name"),
      );
    await addLead(workspace, { name: "Sent" });
    await workspace.simulator.idle();
    receiver.answerWith(500);
    await addLead(workspace, { name: "Refused" });
    await workspace.simulator.idle();
    expect([await feed("sent"), await feed("retry"), await feed("errors")]).toEqual([
      ["Sent"],
      ["Refused"],
      [],
    ]);
    workspace.clock.advance(60_000);
    await workspace.simulator.idle();
    expect([await feed("sent"), await feed("retry"), await feed("errors"), await feed("lost")]).toEqual([
      ["Sent"],
      [],
      ["Refused"],
      [],
    ]);
    const unknown = await workspace.door("GET", "deliveries/failed");
    expect([unknown.status, unknown.body]).toEqual([
      404,
      { error: "The feeds are sent, errors, retry, lost." },
    ]);
  });
});
