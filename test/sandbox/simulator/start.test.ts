import { describe, expect, test } from "vitest";
import { startSimulator, virtualClock } from "../../../sandbox/simulator/index.ts";
import { addUser, at, listAt, NOON, startWorkspace } from "./support/workspace.ts";

describe("startSimulator", () => {
  test.each([
    [{ rateLimit: -1 }, "rateLimit must be a whole number of at least 0, not -1."],
    [{ seed: 1.5 }, "seed must be a whole number of at least 0, not 1.5."],
    [
      { delivery: { retryAfterSeconds: -5 } },
      "delivery.retryAfterSeconds must be a whole number of at least 0, not -5.",
    ],
    [{ webhook: { url: "x", secret: "s" } }, 'The webhook\'s url must be an http or https address, not "x".'],
    [{ webhook: { url: "http://x.test", secret: "" } }, "The webhook's secret must not be empty."],
  ])("refuses %j", async (options, message) => {
    await expect(startSimulator(options)).rejects.toThrow(message);
  });

  test("has a workspace of six admins, one away, two teams and a bot of its own", async () => {
    const workspace = await startWorkspace({ workspace: undefined });
    const admins = listAt((await workspace.get("/admins")).body, "admins");
    expect(admins.map((one) => at(one, "type"))).toEqual([
      ...Array(6).fill("admin"),
      "team",
      "team",
      "admin",
    ]);
    expect(admins.filter((one) => at(one, "away_mode_enabled") === true)).toHaveLength(1);
  });

  test("two simulators on one clock don't know each other", async () => {
    const clock = virtualClock(NOON * 1000);
    const [one, other] = [await startWorkspace({ clock }), await startWorkspace({ clock })];
    await addUser(one, { user_id: "u1" });
    expect((await other.get("/users?user_id=u1")).status).toBe(404);
  });

  test("after close, nothing answers any more", async () => {
    const simulator = await startSimulator();
    await simulator.close();
    await expect(fetch(simulator.origin)).rejects.toThrow();
  });
});
