import { describe, expect, test } from "vitest";
import { type CallEvent, type Limiter, unlimited } from "../../../lib/intercom/index.ts";
import { virtualClock } from "../../support/virtual-clock.ts";
import { asleep, CONVERSATION, NOTE, RESET_HEADERS, recordingLimiter, START, TEAM } from "./support/calls.ts";
import { errorList, json, startHttpServer } from "./support/http-server.ts";
import { testClient } from "./support/test-client.ts";

describe("the limiter", () => {
  test("is asked before every attempt and told what every answer said", async () => {
    const clock = virtualClock(START);
    const { limiter, log } = recordingLimiter();
    const server = await startHttpServer((response, _request, number) =>
      number === 1
        ? errorList(response, 503, "service_unavailable")
        : json(response, TEAM, { headers: { ...RESET_HEADERS, "X-RateLimit-Remaining": "82" } }),
    );
    const got = testClient(server.origin, { clock, random: () => 0, limiter }).teams.get("814865");
    await asleep(clock);
    await clock.advance(500);
    await got;
    expect(log).toEqual([
      ["take", 1],
      ["take", 1],
      ["learn", { limit: 83, remaining: 82, resetAt: 1_700_000_010_000 }],
    ]);
  });

  test("learns from errors too, and a 429 pauses it until the reset", async () => {
    const clock = virtualClock(START);
    const { limiter, log } = recordingLimiter();
    const server = await startHttpServer((response) =>
      errorList(response, 429, "rate_limit_exceeded", RESET_HEADERS),
    );
    const client = testClient(server.origin, { clock, limiter });
    await expect(client.teams.list({ deadline: START + 9_000 })).rejects.toThrow();
    expect(log).toEqual([
      ["take", 1],
      ["learn", { limit: 83, remaining: 0, resetAt: 1_700_000_010_000 }],
      ["pause", 1_700_000_010_000],
    ]);
  });

  test("of a call takes the place of the client's", async () => {
    const ofClient = recordingLimiter();
    const ofCall = recordingLimiter();
    const server = await startHttpServer((response) => json(response, TEAM));
    const client = testClient(server.origin, { limiter: ofClient.limiter });
    await client.teams.get("814865", { limiter: ofCall.limiter });
    expect(ofCall.log).toEqual([["take", 1]]);
    expect(ofClient.log).toEqual([]);
  });

  test("that fails to learn does not make a done call look undone", async () => {
    const events: CallEvent[] = [];
    const lost = new Error("table is gone");
    const limiter: Limiter = { ...unlimited, learn: () => Promise.reject(lost) };
    const server = await startHttpServer((response) =>
      json(response, CONVERSATION, { headers: RESET_HEADERS }),
    );
    const client = testClient(server.origin, { limiter, onCall: (event) => events.push(event) });
    expect(await client.conversations.note("21330000001", NOTE)).toMatchObject({ id: "21330000001" });
    expect(events).toMatchObject([{ status: 200, limiterError: lost }]);
  });

  test("that fails to grant keeps the call from being sent", async () => {
    const limiter: Limiter = { ...unlimited, take: () => Promise.reject(new Error("table is gone")) };
    const server = await startHttpServer((response) => json(response, TEAM));
    await expect(testClient(server.origin, { limiter }).teams.list()).rejects.toThrow("table is gone");
    expect(server.requests).toHaveLength(0);
  });
});

describe("the hook", () => {
  test("is told of every attempt, and of nothing secret", async () => {
    const clock = virtualClock(START);
    const events: CallEvent[] = [];
    const server = await startHttpServer((response, _request, number) => {
      if (number === 1) response.socket?.destroy();
      else if (number === 2) errorList(response, 503, "service_unavailable", { "X-Request-Id": "req-2" });
      else json(response, { type: "user.list", users: [] }, { headers: { "X-Request-Id": "req-3" } });
    });
    const client = testClient(server.origin, {
      clock,
      random: () => 0,
      onCall: (event) => events.push(event),
    });
    const found = client.users.findByEmail("lea@example.test");
    await asleep(clock);
    await clock.advance(500);
    await found;
    const common = { endpoint: "users.list", method: "GET", path: "/users" };
    expect(events).toEqual([
      { ...common, attempt: 1, status: null, requestId: null, durationMs: 0 },
      { ...common, attempt: 2, status: 503, requestId: "req-2", durationMs: 0 },
      { ...common, attempt: 3, status: 200, requestId: "req-3", durationMs: 0 },
    ]);
  });

  test("that throws changes nothing", async () => {
    const server = await startHttpServer((response) => json(response, TEAM));
    const onCall = () => {
      throw new Error("the hook's own");
    };
    expect(await testClient(server.origin, { onCall }).teams.get("814865")).toMatchObject({ id: "814865" });
  });
});
