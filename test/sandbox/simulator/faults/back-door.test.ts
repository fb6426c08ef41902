import { describe, expect, test } from "vitest";
import { at, listAt, startWorkspace, type TestWorkspace } from "../support/workspace.ts";

/** Which of so many calls got through. */
async function answers(workspace: TestWorkspace, calls: number): Promise<string> {
  let pattern = "";
  for (let n = 0; n < calls; n += 1) pattern += (await workspace.get("/me")).status === 200 ? "." : "x";
  return pattern;
}

describe("/_simulator/faults", () => {
  test("shows the faults, ends one, and ends all", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "faults", { kind: "status", endpoint: "GET /me", status: 500, count: 2 });
    await workspace.door("POST", "faults", { kind: "delay", topic: "user.*", ms: 5, probability: 0.5 });
    expect(await answers(workspace, 3)).toBe("xx.");
    const [first, second] = listAt((await workspace.door("GET", "faults")).body, "faults");
    expect(first).toEqual({
      id: "1",
      kind: "status",
      endpoint: "GET /me",
      status: 500,
      probability: 1,
      count: 2,
      struck: 2,
    });
    expect(second).toEqual({
      id: "2",
      kind: "delay",
      topic: "user.*",
      receiver: "*",
      ms: 5,
      probability: 0.5,
      count: null,
      struck: 0,
    });
    expect((await workspace.door("GET", "faults/2")).body).toEqual(second);
    expect((await workspace.door("DELETE", "faults/1")).status).toBe(200);
    expect((await workspace.door("GET", "faults/1")).status).toBe(404);
    const gone = await workspace.door("DELETE", "faults/1");
    expect([gone.status, gone.body]).toEqual([404, { error: "There is no fault 1." }]);
    await workspace.door("DELETE", "faults");
    expect((await workspace.door("GET", "faults")).body).toEqual({ faults: [] });
    expect(workspace.simulator.stats().faults).toEqual({ status: 2 });
  });

  test("a reset ends them and their count", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "faults", { kind: "html" });
    await workspace.raw("/_simulator/reset", { method: "POST" });
    expect(await answers(workspace, 1)).toBe(".");
    expect(workspace.simulator.stats().faults).toEqual({});
  });

  test("chance goes by the seed", async () => {
    const fault = { kind: "status", endpoint: "GET /me", status: 500, probability: 0.5 };
    const rolls: string[] = [];
    for (const seed of [1, 1, 2]) {
      const workspace = await startWorkspace({ seed });
      await workspace.door("POST", "faults", fault);
      rolls.push(await answers(workspace, 40));
    }
    expect(rolls[0]).toBe(rolls[1]);
    expect(rolls[0]).not.toBe(rolls[2]);
    const struck = rolls.map((roll) => roll.split("x").length - 1);
    for (const times of struck) {
      expect(times).toBeGreaterThan(8);
      expect(times).toBeLessThan(32);
    }
  });

  test("the first that answers a call is the only one; each has its own dice", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "faults", { kind: "status", endpoint: "GET /me", status: 500, count: 1 });
    await workspace.door("POST", "faults", { kind: "status", endpoint: "GET *", status: 503, count: 1 });
    const statuses: number[] = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await workspace.get("/me")).status);
    expect(statuses).toEqual([500, 503, 200]);
  });

  test("the back door itself is never struck", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "faults", { kind: "drop" });
    expect((await workspace.door("GET", "stats")).status).toBe(200);
  });

  test("strikes before the token is looked at, and uses up no call", async () => {
    const workspace = await startWorkspace({ rateLimit: 5 });
    await workspace.door("POST", "faults", { kind: "status", status: 500, count: 1 });
    const unknown = await workspace.raw("/me", { headers: { Authorization: "Bearer nobody" } });
    expect(unknown.status).toBe(500);
    expect((await workspace.get("/me")).headers.get("x-ratelimit-remaining")).toBe("4");
    expect(at((await workspace.door("GET", "stats")).body, "faults", "status")).toBe(1);
  });

  test.each([
    [
      {},
      '"kind" must be one of status, html, latency, drop, drop_after, truncate, reset, storm, duplicate, delay, reorder.',
    ],
    [{ kind: "toString" }, /^"kind" must be one of/],
    [{ kind: "status" }, '"status" must be a whole number from 200 to 599.'],
    [{ kind: "status", status: 500, body: 3 }, '"body" must be a text or a JSON object.'],
    [{ kind: "html", status: 99 }, '"status" must be a whole number from 200 to 599.'],
    [{ kind: "latency" }, '"ms" must be a whole number of at least 1.'],
    [{ kind: "storm" }, '"seconds" must be a whole number of at least 1.'],
    [{ kind: "duplicate", copies: 1 }, '"copies" must be a whole number of at least 2.'],
    [{ kind: "drop", probability: 0 }, '"probability" must be a number over 0 and up to 1.'],
    [{ kind: "drop", probability: 1.1 }, '"probability" must be a number over 0 and up to 1.'],
    [{ kind: "drop", count: 0 }, '"count" must be a whole number of at least 1.'],
    [
      { kind: "drop", topic: "*" },
      'Unknown member "topic"; this call takes kind, endpoint, probability, count.',
    ],
    [
      { kind: "delay", ms: 1, endpoint: "*" },
      'Unknown member "endpoint"; this call takes kind, topic, receiver, probability, count, ms.',
    ],
    [
      { kind: "delay", ms: 1, receiver: "nobody" },
      '"receiver" must be "webhook", the id of a subscription, or "*".',
    ],
    [{ kind: "drop", endpoint: "/users" }, '"endpoint" must be such as "POST /users/{id}", "GET *" or "*".'],
    [
      { kind: "delay", ms: 1, topic: "user.updated" },
      '"topic" must be a topic of API 1.3, its beginning and "*", or "*" alone.',
    ],
  ])("%j is refused", async (body, error) => {
    const workspace = await startWorkspace();
    const answer = await workspace.door("POST", "faults", body);
    expect(answer.status).toBe(400);
    expect(at(answer.body, "error")).toEqual(
      typeof error === "string" ? error : expect.stringMatching(error),
    );
    expect((await workspace.door("GET", "faults")).body).toEqual({ faults: [] });
  });
});
