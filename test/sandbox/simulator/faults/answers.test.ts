import { describe, expect, test } from "vitest";
import { addLead, addUser, at, NOON, refusal, startWorkspace, until } from "../support/workspace.ts";

describe("a fault that answers a call", () => {
  test("gives its status and an error.list, and the call does nothing", async () => {
    const workspace = await startWorkspace();
    const made = await workspace.door("POST", "faults", {
      kind: "status",
      endpoint: "POST /users",
      status: 503,
    });
    expect(made.body).toEqual({
      id: "1",
      kind: "status",
      endpoint: "POST /users",
      status: 503,
      probability: 1,
      count: null,
      struck: 0,
    });
    const answer = await workspace.post("/users", { user_id: "u1" });
    expect(refusal(answer)).toEqual([503, "service_unavailable", "A fault of the simulator"]);
    expect(answer.headers.get("x-request-id")).toBe(at(answer.body, "request_id"));
    expect((await workspace.get("/users?user_id=u1")).status).toBe(404);
    expect(workspace.topics()).toEqual([]);
    expect(workspace.simulator.stats()).toMatchObject({
      endpoints: { "POST /users": { "503": 1 }, "GET /users": { "404": 1 } },
      faults: { status: 1 },
    });
  });

  test("gives the body it was made with: an object, or a text", async () => {
    const workspace = await startWorkspace();
    const body = { type: "error.list", request_id: null, errors: [{ code: "job_closed" }] };
    await workspace.door("POST", "faults", { kind: "status", endpoint: "GET /me", status: 200, body });
    const odd = await workspace.get("/me");
    expect([odd.status, odd.body]).toEqual([200, body]);
    await workspace.door("DELETE", "faults");
    await workspace.door("POST", "faults", { kind: "status", endpoint: "GET /me", status: 500, body: "" });
    const empty = await workspace.get("/me");
    expect([empty.status, empty.body]).toEqual([500, ""]);
  });

  test("html is a gateway's page", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "faults", { kind: "html", endpoint: "GET /admins" });
    const answer = await fetch(`${workspace.simulator.origin}/admins`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([502, "text/html"]);
    expect(await answer.text()).toContain("<h1>502 Bad Gateway</h1>");
    expect(workspace.simulator.stats().faults).toEqual({ html: 1 });
  });

  test("storm answers everything with 429 and its headers, until it is over", async () => {
    const workspace = await startWorkspace({ rateLimit: 83 });
    await addUser(workspace, { user_id: "u1" });
    await workspace.door("POST", "faults", { kind: "storm", seconds: 25 });
    for (const [path, reset] of [
      ["/users", NOON + 10],
      ["/admins", NOON + 30],
    ] as const) {
      const answer = await workspace.get(path);
      expect(refusal(answer)).toEqual([
        429,
        "rate_limit_exceeded",
        "Exceeded rate limit of 83 in 10_seconds",
      ]);
      expect(answer.headers.get("x-ratelimit-limit")).toBe("83");
      expect(answer.headers.get("x-ratelimit-remaining")).toBe("0");
      expect(answer.headers.get("x-ratelimit-reset")).toBe(String(reset));
      workspace.clock.advance(24_999);
    }
    workspace.clock.moveTo((NOON + 50) * 1000);
    const after = await workspace.get("/users");
    expect([after.status, after.headers.get("x-ratelimit-remaining")]).toEqual([200, "82"]);
    expect(workspace.simulator.stats()).toMatchObject({ refused: 2, faults: { storm: 2 } });
  });

  test("storm ends to the millisecond", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "faults", { kind: "storm", seconds: 25 });
    workspace.clock.advance(24_999);
    expect((await workspace.get("/me")).status).toBe(429);
    workspace.clock.advance(1);
    expect((await workspace.get("/me")).status).toBe(200);
  });
});

describe("latency", () => {
  test("handles the call so much later by the simulator's clock", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "faults", { kind: "latency", endpoint: "POST /contacts", ms: 3_000 });
    const late = workspace.post("/contacts", { name: "Late" });
    await until(() => workspace.simulator.stats().faults.latency === 1);
    workspace.clock.advance(2_999);
    expect(at((await workspace.get("/counts")).body, "lead", "count")).toBe(0);
    workspace.clock.advance(1);
    const answer = await late;
    expect([answer.status, at(answer.body, "created_at")]).toEqual([200, NOON + 3]);
  });

  test("comes before the fault that answers", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "faults", { kind: "latency", ms: 500 });
    await workspace.door("POST", "faults", { kind: "html", status: 504 });
    const late = fetch(`${workspace.simulator.origin}/me`);
    await until(() => workspace.simulator.stats().faults.html === 1);
    expect(workspace.simulator.stats().calls).toBe(0);
    workspace.clock.advance(500);
    expect((await late).status).toBe(504);
    expect(workspace.simulator.stats()).toMatchObject({ calls: 1, faults: { latency: 1, html: 1 } });
  });

  test("is over with a reset: what waited is never done", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "faults", { kind: "latency", ms: 500, endpoint: "POST /contacts" });
    const late = addLead(workspace).catch(() => "cut");
    await until(() => workspace.simulator.stats().faults.latency === 1);
    await workspace.door("POST", "reset");
    workspace.clock.advance(10_000);
    expect(at((await workspace.get("/counts")).body, "lead", "count")).toBe(0);
    await workspace.simulator.close();
    expect(await late).toBe("cut");
  });
});
