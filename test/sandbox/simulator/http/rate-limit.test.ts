import { describe, expect, test } from "vitest";
import { type Answer, NOON, refusal, startWorkspace } from "../support/workspace.ts";

const headers = (answer: Answer) =>
  ["limit", "remaining", "reset"].map((name) => answer.headers.get(`x-ratelimit-${name}`));

describe("the rate limit", () => {
  test("counts down within a window of ten seconds, and starts anew with the next", async () => {
    const workspace = await startWorkspace({ rateLimit: 2 });
    expect(headers(await workspace.get("/admins"))).toEqual(["2", "1", "1560945610"]);
    expect(headers(await workspace.get("/admins"))).toEqual(["2", "0", "1560945610"]);
    const refused = await workspace.get("/admins");
    expect(refusal(refused)).toEqual([429, "rate_limit_exceeded", "Exceeded rate limit of 2 in 10_seconds"]);
    expect(headers(refused)).toEqual(["2", "0", "1560945610"]);
    expect(refused.headers.get("retry-after")).toBeNull();

    workspace.clock.advance(9_999);
    expect((await workspace.get("/admins")).status).toBe(429);
    workspace.clock.advance(1);
    expect(headers(await workspace.get("/admins"))).toEqual(["2", "1", "1560945620"]);
  });

  test("windows lie at multiples of ten seconds, not ten seconds after the first call", async () => {
    const workspace = await startWorkspace({ rateLimit: 1 });
    workspace.clock.advance(9_000);
    expect(headers(await workspace.get("/admins"))).toEqual(["1", "0", "1560945610"]);
    workspace.clock.advance(1_000);
    expect((await workspace.get("/admins")).status).toBe(200);
  });

  test("is 167 by default", async () => {
    const workspace = await startWorkspace({ rateLimit: undefined });
    const answers = await Promise.all(Array.from({ length: 168 }, () => workspace.get("/me")));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(167);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  test("counts every authenticated call, and none without a valid token", async () => {
    const workspace = await startWorkspace({ rateLimit: 4 });
    await workspace.raw("/admins");
    await workspace.raw("/admins", { headers: { Authorization: "Bearer wrong" } });
    await workspace.get("/nothing");
    await workspace.put("/users");
    await workspace.get("/users/none");
    expect(headers(await workspace.get("/admins"))).toEqual(["4", "0", "1560945610"]);
  });

  test("a refused call changes nothing", async () => {
    const workspace = await startWorkspace({ rateLimit: 1 });
    await workspace.get("/admins");
    expect((await workspace.post("/contacts", {})).status).toBe(429);
    expect(workspace.topics()).toEqual([]);
    expect(workspace.simulator.stats()).toEqual({
      calls: 2,
      endpoints: { "GET /admins": { "200": 1 }, "POST /contacts": { "429": 1 } },
      windows: [{ start: NOON, used: 1 }],
      refused: 1,
      faults: {},
    });
  });

  test("statistics tell each window", async () => {
    const workspace = await startWorkspace({ rateLimit: 2 });
    await workspace.get("/admins");
    workspace.clock.advance(25_000);
    await workspace.get("/conversations/5");
    await workspace.get("/conversations/6");
    await workspace.get("/conversations/7");
    const stats = workspace.simulator.stats();
    expect(stats.windows).toEqual([
      { start: 1_560_945_600, used: 1 },
      { start: 1_560_945_620, used: 2 },
    ]);
    expect(stats.endpoints["GET /conversations/{id}"]).toEqual({ "404": 2, "429": 1 });
  });
});
