import { describe, expect, test } from "vitest";
import { createMemoryLimiter, type Limiter, unlimited } from "../../../lib/intercom/index.ts";
import { virtualClock } from "../../support/virtual-clock.ts";
import { asleep, START, TEAM } from "./support/calls.ts";
import { errorList, json, startHttpServer } from "./support/http-server.ts";
import { testClient } from "./support/test-client.ts";

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
