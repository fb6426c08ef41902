import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import {
  type CallEvent,
  createMemoryLimiter,
  type Limiter,
  type RateLimitSeen,
  unlimited,
} from "../../../lib/intercom/index.ts";
import { type VirtualClock, virtualClock } from "../../support/virtual-clock.ts";
import { errorList, json, startHttpServer } from "./support/http-server.ts";
import { testClient } from "./support/test-client.ts";

/** The start of a window. */
const START = 1_700_000_000_000;
const RESET_HEADERS = {
  "X-RateLimit-Limit": "83",
  "X-RateLimit-Remaining": "0",
  "X-RateLimit-Reset": "1700000010",
};
const TEAM = { type: "team", id: "814865", name: "Tier 2", admin_ids: [493881] };
const CONVERSATION = {
  type: "conversation",
  id: "21330000001",
  created_at: 1560945600,
  updated_at: 1560945900,
  assignee: { type: "nobody_admin", id: null },
  open: true,
  state: "open",
};
const NOTE = { admin_id: "493881", body: "Looked into it." };

/** Waits until somebody sleeps on the clock. */
async function asleep(clock: VirtualClock): Promise<void> {
  while (clock.sleeping === 0) await turn();
}

function recordingLimiter() {
  const log: (["take", number] | ["learn", RateLimitSeen] | ["pause", number])[] = [];
  const limiter: Limiter = {
    async take(calls) {
      log.push(["take", calls]);
    },
    async learn(seen) {
      log.push(["learn", seen]);
    },
    async pause(untilMs) {
      log.push(["pause", untilMs]);
    },
  };
  return { limiter, log };
}

describe("a 429", () => {
  test("is waited out until the reset, also for a call that may not be repeated", async () => {
    const clock = virtualClock(START + 1_000);
    const server = await startHttpServer((response, _request, number) =>
      number === 1
        ? errorList(response, 429, "rate_limit_exceeded", RESET_HEADERS)
        : json(response, CONVERSATION),
    );
    const client = testClient(server.origin, { clock, random: () => 0 });
    const noted = client.conversations.note("21330000001", NOTE);
    await asleep(clock);
    expect(clock.nextWakeAt).toBe(1_700_000_010_000);
    await clock.advance(8_999);
    expect(server.requests).toHaveLength(1);
    await clock.advance(1);
    expect(await noted).toMatchObject({ id: "21330000001" });
    expect(server.requests).toHaveLength(2);
  });

  test("is an error with the reset's time when the deadline comes first, and nothing sleeps", async () => {
    const clock = virtualClock(START + 1_000);
    const server = await startHttpServer((response) =>
      errorList(response, 429, "rate_limit_exceeded", RESET_HEADERS),
    );
    const client = testClient(server.origin, { clock });
    await expect(client.teams.list({ deadline: START + 5_000 })).rejects.toMatchObject({
      code: "intercom.rate_limited",
      retryable: true,
      retryAtMs: 1_700_000_010_000,
      failure: { status: 429, requestId: "b7q1x0v5c2m8t4k9zz0g" },
    });
    expect(server.requests).toHaveLength(1);
    expect(clock.sleeping).toBe(0);
  });

  test.each<[string, Record<string, string>]>([
    ["without headers", {}],
    ["with a reset that is past by our clock", { "X-RateLimit-Reset": "1699999990" }],
    ["with a reset that is no number", { "X-RateLimit-Reset": "soon" }],
  ])("%s is waited out until the present window ends", async (_name, headers) => {
    const clock = virtualClock(START + 3_000);
    const server = await startHttpServer((response) =>
      errorList(response, 429, "rate_limit_exceeded", headers),
    );
    const failed = testClient(server.origin, { clock }).teams.list({ deadline: START + 4_000 });
    await expect(failed).rejects.toMatchObject({ retryAtMs: 1_700_000_010_000 });
  });

  test("holds all calls of the limiter, not only the one that met it", async () => {
    const clock = virtualClock(START + 1_000);
    const server = await startHttpServer((response, _request, number) =>
      number === 1
        ? errorList(response, 429, "rate_limit_exceeded", RESET_HEADERS)
        : json(response, { type: "team.list", teams: [] }),
    );
    const client = testClient(server.origin, {
      clock,
      random: () => 0,
      limiter: createMemoryLimiter({ clock }),
    });
    const first = client.teams.list();
    await asleep(clock);
    await expect(client.teams.list({ deadline: START + 9_999 })).rejects.toMatchObject({
      code: "intercom.rate_limited",
      retryAtMs: 1_700_000_010_000,
    });
    expect(server.requests).toHaveLength(1);
    await clock.runUntilIdle();
    expect(await first).toEqual([]);
  });

  test("that comes again and again stands after three waits", async () => {
    const clock = virtualClock(START);
    const server = await startHttpServer((response) => errorList(response, 429, "rate_limit_exceeded"));
    const failed = testClient(server.origin, { clock, random: () => 0 }).teams.list();
    failed.catch(() => {});
    for (let wait = 0; wait < 3; wait += 1) {
      await asleep(clock);
      await clock.advance(10_000);
    }
    await expect(failed).rejects.toMatchObject({ code: "intercom.rate_limited" });
    expect(server.requests).toHaveLength(4);
    expect(clock.now()).toBe(START + 30_000);
  });
});

describe("a server that fails", () => {
  test.each([500, 502, 503, 504, 408])(
    "with %d is asked once more after half a second to a second",
    async (status) => {
      const clock = virtualClock(START);
      const server = await startHttpServer((response, _request, number) =>
        number === 1 ? errorList(response, status, "server_error") : json(response, TEAM),
      );
      const got = testClient(server.origin, { clock, random: () => 0.5 }).teams.get("814865");
      await asleep(clock);
      expect(clock.nextWakeAt).toBe(START + 750);
      await clock.advance(750);
      expect(await got).toMatchObject({ name: "Tier 2" });
      expect(server.requests).toHaveLength(2);
    },
  );

  test("twice is not asked a third time", async () => {
    const clock = virtualClock(START);
    const server = await startHttpServer((response) => {
      response.writeHead(502, { "content-type": "text/html" });
      response.end("<html><h1>502 Bad Gateway</h1></html>");
    });
    const failed = testClient(server.origin, { clock, random: () => 0 }).teams.list();
    failed.catch(() => {});
    await asleep(clock);
    await clock.advance(500);
    await expect(failed).rejects.toMatchObject({
      code: "intercom.server",
      message: expect.stringContaining("Intercom answered 502 (the body is an HTML page, as from a gateway)"),
    });
    expect(server.requests).toHaveLength(2);
  });

  test("with nothing at all says so", async () => {
    const server = await startHttpServer((response) => {
      response.writeHead(502);
      response.end();
    });
    await expect(testClient(server.origin).conversations.note("1", NOTE)).rejects.toMatchObject({
      code: "intercom.server",
      message: expect.stringContaining("Intercom answered 502 (the body is empty)"),
    });
  });

  test("is not asked again to do what may not be done twice", async () => {
    const server = await startHttpServer((response) => errorList(response, 500, "server_error"));
    await expect(testClient(server.origin).conversations.note("1", NOTE)).rejects.toMatchObject({
      code: "intercom.server",
      retryable: true,
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a connection that is closed", () => {
  test("is replaced once, at once, for a call that may be repeated", async () => {
    const clock = virtualClock(START);
    const server = await startHttpServer((response, _request, number) =>
      number === 2 ? response.socket?.destroy() : json(response, TEAM),
    );
    const client = testClient(server.origin, { clock });
    await client.teams.get("814865");
    expect(await client.teams.get("814865")).toMatchObject({ id: "814865" });
    expect(server.requests).toHaveLength(3);
    expect(clock.now()).toBe(START);
  });

  test("is an error for a call that may not", async () => {
    const server = await startHttpServer((response) => response.socket?.destroy());
    await expect(testClient(server.origin).conversations.note("1", NOTE)).rejects.toMatchObject({
      code: "intercom.network",
      reason: "closed",
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe("time", () => {
  test("of one attempt has a limit of its own, after which a repeatable call is tried once more", async () => {
    const clock = virtualClock(START);
    const server = await startHttpServer((response, _request, number) => {
      if (number > 1) json(response, TEAM);
    });
    const got = testClient(server.origin, { clock, random: () => 0, attemptTimeoutMs: 40 }).teams.get(
      "814865",
    );
    await asleep(clock);
    await clock.advance(500);
    expect(await got).toMatchObject({ id: "814865" });
    expect(server.requests).toHaveLength(2);
  });

  test("that is over before the call leaves nothing sent", async () => {
    const clock = virtualClock(START);
    const server = await startHttpServer((response) => json(response, TEAM));
    const client = testClient(server.origin, { clock });
    await expect(client.teams.get("814865", { deadline: START })).rejects.toMatchObject({
      code: "intercom.deadline",
      retryable: true,
      details: { attempts: 0 },
    });
    expect(server.requests).toHaveLength(0);
  });

  test("that runs out during an attempt ends it, although the attempt could take longer", async () => {
    const clock = virtualClock(START);
    const server = await startHttpServer(() => {});
    const client = testClient(server.origin, { clock });
    await expect(client.teams.get("814865", { deadline: START + 40 })).rejects.toMatchObject({
      code: "intercom.deadline",
      details: { attempts: 1 },
    });
    expect(server.requests).toHaveLength(1);
  });

  test("that would run out during a backoff is not slept through: the failure stands", async () => {
    const clock = virtualClock(START);
    const server = await startHttpServer((response) => errorList(response, 503, "service_unavailable"));
    const client = testClient(server.origin, { clock, random: () => 0.999 });
    await expect(client.teams.list({ deadline: START + 999 })).rejects.toMatchObject({
      code: "intercom.server",
    });
    expect(clock.sleeping).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  test("that runs out while the limiter waits is noticed before anything is sent", async () => {
    const clock = virtualClock(START);
    const server = await startHttpServer((response) => json(response, TEAM));
    const slow: Limiter = { ...unlimited, take: () => clock.sleep(1_000) };
    const failed = testClient(server.origin, { clock, limiter: slow }).teams.list({
      deadline: START + 1_000,
    });
    failed.catch(() => {});
    await asleep(clock);
    await clock.advance(1_000);
    await expect(failed).rejects.toMatchObject({ code: "intercom.deadline", details: { attempts: 0 } });
    expect(server.requests).toHaveLength(0);
  });
});

describe("a signal", () => {
  test("ends an attempt", async () => {
    const server = await startHttpServer(() => {});
    const controller = new AbortController();
    const failed = testClient(server.origin).teams.list({ signal: controller.signal });
    await server.arrived(1);
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(failed).rejects.toMatchObject({
      code: "intercom.aborted",
      details: { attempts: 1 },
      cause: reason,
    });
    expect(server.requests).toHaveLength(1);
  });

  test("ends a wait between attempts", async () => {
    const clock = virtualClock(START);
    const server = await startHttpServer((response) => errorList(response, 503, "service_unavailable"));
    const controller = new AbortController();
    const failed = testClient(server.origin, { clock }).teams.list({ signal: controller.signal });
    failed.catch(() => {});
    await asleep(clock);
    controller.abort(new Error("enough"));
    await expect(failed).rejects.toMatchObject({ code: "intercom.aborted", details: { attempts: 1 } });
    expect(server.requests).toHaveLength(1);
  });

  test("ends a wait for the limiter", async () => {
    const clock = virtualClock(START);
    const server = await startHttpServer((response) => json(response, TEAM));
    const limiter = createMemoryLimiter({ clock, limit: 1 });
    await limiter.take(1, {});
    const controller = new AbortController();
    const failed = testClient(server.origin, { clock, limiter }).teams.list({ signal: controller.signal });
    failed.catch(() => {});
    await asleep(clock);
    controller.abort(new Error("enough"));
    await expect(failed).rejects.toMatchObject({ code: "intercom.aborted", details: { attempts: 0 } });
    expect(server.requests).toHaveLength(0);
  });

  test("that has aborted before leaves nothing sent", async () => {
    const server = await startHttpServer((response) => json(response, TEAM));
    const failed = testClient(server.origin).teams.list({ signal: AbortSignal.abort(new Error("no")) });
    await expect(failed).rejects.toMatchObject({ code: "intercom.aborted", details: { attempts: 0 } });
    expect(server.requests).toHaveLength(0);
  });
});

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

describe("an answer that can't be used", () => {
  const answering = (body: string, status = 200) =>
    startHttpServer((response) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(body);
    });

  test.each([
    ["cut off", '{"type":"team.list","teams":[', 200, "not_json", "the answer 200 is not JSON, or cut off"],
    ["HTML", "<!doctype html><p>Maintenance", 200, "html", "the answer 200 is an HTML page, not JSON"],
    ["nothing", "", 200, "empty", "the answer 200 has no body"],
    ["a redirect", "", 301, "redirect", "Intercom answered 301; redirects are not followed"],
  ])("because it is %s is an error, once", async (_name, body, status, problem, sentence) => {
    const server = await answering(body, status);
    await expect(testClient(server.origin).teams.list()).rejects.toMatchObject({
      code: "intercom.response_invalid",
      retryable: true,
      details: { problem, status },
      message: `GET /teams: ${sentence}`,
    });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ["null", "null", "the top"],
    ["a list", "[]", "the top"],
    ["without the list", '{"type":"team.list"}', "teams"],
    ["with a number as id", '{"type":"team.list","teams":[{"type":"team","id":814865}]}', "teams.0.id"],
    [
      "with text among the ids",
      '{"teams":[{"type":"team","id":"1","admin_ids":[1,"2"]}]}',
      "teams.0.admin_ids.1",
    ],
  ])("because its shape is wrong names the place: %s", async (_name, body, at) => {
    const server = await answering(body);
    await expect(testClient(server.origin).teams.list()).rejects.toMatchObject({
      code: "intercom.response_invalid",
      retryable: false,
      details: { problem: "schema", at },
      message: expect.stringContaining(`the shape of API 1.3 at ${at} (`),
    });
  });

  test("names no place that is a customer's own words", async () => {
    const server = await answering('{"type":"count","user":{"tag":[{"of lea@example.test":"x"}]}}');
    await expect(testClient(server.origin).counts.users("tag")).rejects.toMatchObject({
      details: { at: "user.tag.0.*" },
    });
  });

  test("because it is an error list with status 200 is that error", async () => {
    const server = await startHttpServer((response) => errorList(response, 200, "not_found"));
    await expect(testClient(server.origin).teams.get("1")).rejects.toMatchObject({
      code: "intercom.not_found",
      details: { status: 200, intercomCodes: "not_found" },
    });
  });

  test("because it is too large is an error", async () => {
    const server = await answering(JSON.stringify({ teams: [], padding: "x".repeat(500) }));
    await expect(testClient(server.origin, { maxResponseBytes: 500 }).teams.list()).rejects.toMatchObject({
      code: "intercom.response_too_large",
    });
    expect(server.requests).toHaveLength(1);
  });
});
