import { describe, expect, test } from "vitest";
import { createMemoryLimiter } from "../../../lib/intercom/index.ts";
import { virtualClock } from "../../support/virtual-clock.ts";
import { asleep, CONVERSATION, NOTE, RESET_HEADERS, START, TEAM } from "./support/calls.ts";
import { errorList, json, startHttpServer } from "./support/http-server.ts";
import { testClient } from "./support/test-client.ts";

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
