import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { type Clock, systemClock } from "../../../sandbox/aws/clock.ts";
import { createFunctionHost, type FunctionHost } from "../../../sandbox/aws/function-host.ts";
import { until } from "./until.ts";
import { virtualClock } from "./virtual-clock.ts";

const hosts: FunctionHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

function hostOf(handler: string, options: { file?: string; clock?: Clock; timeoutMs?: number } = {}) {
  const { file = "behaviours.ts", clock = systemClock, timeoutMs = 60_000 } = options;
  const lines: string[] = [];
  const host = createFunctionHost({
    functionName: "Test",
    file: fileURLToPath(new URL(`./fixtures/${file}`, import.meta.url)),
    handler,
    env: { SETTING: "on" },
    timeoutMs,
    memoryLimitInMb: 256,
    clock,
    onLog: (line) => lines.push(line),
  });
  hosts.push(host);
  return { ...host, lines };
}

function exitError(code: number) {
  const errorMessage = `Runtime exited with error: exit status ${code}`;
  return { ok: false, error: { errorType: "Runtime.ExitError", errorMessage } };
}

describe("an invocation", () => {
  it("has the event, Lambda's context and an environment of its own", async () => {
    const { invoke } = hostOf("echo", { timeoutMs: 5_000 });
    const event = { text: "Grüße 👋", list: [1, null] };
    const invocation = await invoke(event);
    expect(invocation).toMatchObject({
      ok: true,
      result: {
        event,
        context: {
          callbackWaitsForEmptyEventLoop: true,
          functionName: "Test",
          functionVersion: "$LATEST",
          invokedFunctionArn: "arn:aws:lambda:eu-west-1:000000000000:function:Test",
          memoryLimitInMB: "256",
          awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          logGroupName: "/aws/lambda/Test",
          logStreamName: "sandbox",
        },
        remaining: expect.toSatisfy((ms: number) => ms > 0 && ms <= 5_000),
      },
    });
    expect(invocation.ok && invocation.result).toHaveProperty("env", {
      PATH: process.env["PATH"],
      SETTING: "on",
    });
  });

  it("finds the environment of the one before, with a request id of its own", async () => {
    const { invoke } = hostOf("echo");
    const [first, second] = [await invoke(1), await invoke(2)];
    expect(first).toMatchObject({ result: { event: 1, invocations: 1 } });
    expect(second).toMatchObject({ result: { event: 2, invocations: 2 } });
    const ids = [first, second].map((one) => JSON.stringify(one).match(/"awsRequestId":"([^"]+)"/)?.[1]);
    expect(new Set(ids).size).toBe(2);
  });

  it("can be at work beside another in the same environment", async () => {
    const { invoke } = hostOf("meets");
    expect(await Promise.all([invoke({}), invoke({})])).toEqual([
      { ok: true, result: 1 },
      { ok: true, result: 2 },
    ]);
  });

  it("answers what JSON makes of the result", async () => {
    expect(await hostOf("odd").invoke({})).toEqual({
      ok: true,
      result: { date: "1970-01-01T00:00:00.000Z", not: null, map: {}, list: [null] },
    });
  });

  it("answers null for undefined, and takes undefined for an event", async () => {
    expect(await hostOf("nothing").invoke(undefined)).toEqual({ ok: true, result: null });
  });

  it("fails for a result that JSON can't write", async () => {
    const invocation = await hostOf("circular").invoke({});
    expect(invocation).toMatchObject({ ok: false, error: { errorType: "TypeError" } });
  });

  it("fails with the name and the message of what was thrown, which is logged", async () => {
    const { invoke, lines } = hostOf("throws");
    expect(await invoke({})).toEqual({
      ok: false,
      error: { errorType: "RangeError", errorMessage: "too far" },
    });
    await until(() => lines.some((line) => line.includes("RangeError: too far")));
    expect(await invoke({})).toMatchObject({ ok: false, error: { errorType: "RangeError" } });
  });

  it("fails for a thrown text too", async () => {
    expect(await hostOf("throwsText").invoke({})).toEqual({
      ok: false,
      error: { errorType: "string", errorMessage: "just text" },
    });
  });

  it("has its lines told one by one", async () => {
    const { invoke, lines } = hostOf("logs");
    await invoke({});
    await until(() => lines.length === 4);
    expect([...lines].sort()).toEqual(["an error", "half a line", "one", "two"]);
  });
});

describe("a time-out", () => {
  it("ends the environment and fails all that is in flight; the next invocation gets a new one", async () => {
    const clock = virtualClock(0);
    const { start, invoke, lines } = hostOf("hangs", { clock, timeoutMs: 1_500 });
    expect(await start()).toBeUndefined();
    const invocations = [invoke({}), invoke({})];
    await until(() => lines.length === 2);
    clock.advance(1_499);
    const third = invoke({});
    await until(() => lines.length === 3);
    clock.advance(1);
    const timedOut = {
      ok: false,
      error: { errorType: "Sandbox.Timedout", errorMessage: "Task timed out after 1.50 seconds" },
    };
    expect(await Promise.all([...invocations, third])).toEqual([timedOut, timedOut, timedOut]);
    const fourth = invoke({});
    await until(() => lines.length === 4);
    clock.advance(1_500);
    expect(await fourth).toEqual(timedOut);
  });

  it("ends a function that never yields", async () => {
    const clock = virtualClock(0);
    const { start, invoke } = hostOf("hangs", { clock, timeoutMs: 100 });
    await start();
    const invocation = invoke({ block: true });
    await until(() => clock.due().length === 1);
    clock.advance(100);
    expect(await invocation).toMatchObject({ ok: false, error: { errorType: "Sandbox.Timedout" } });
  });

  it("leaves no timer behind when there was none", async () => {
    const clock = virtualClock(0);
    const { invoke } = hostOf("nothing", { clock });
    await invoke({});
    expect(clock.due()).toEqual([]);
  });
});

describe("a crash", () => {
  it("fails all that is in flight; the next invocation starts anew", async () => {
    const { invoke } = hostOf("exits");
    expect(await Promise.all([invoke({}), invoke({}), invoke({ code: 3 })])).toEqual([
      exitError(3),
      exitError(3),
      exitError(3),
    ]);
    expect(await invoke({ code: 0 })).toEqual(exitError(0));
  });

  it("is an error that nobody caught, too, and its stack is told", async () => {
    const { invoke, lines } = hostOf("uncaught");
    expect(await invoke({})).toEqual(exitError(1));
    expect(lines).toContain("Error: nobody catches this");
  });
});

describe("a function that can't start", () => {
  it.each([
    ["fails-to-load.ts", "echo", "Runtime.ImportModuleError", "a setting is missing"],
    ["no-such-file.ts", "echo", "Runtime.ImportModuleError", "Cannot find module"],
    ["behaviours.ts", "missing", "Runtime.HandlerNotFound", "missing is not a function"],
    ["behaviours.ts", "notAFunction", "Runtime.HandlerNotFound", "notAFunction is not a function"],
    ["behaviours.ts", "withCallback", "Runtime.CallbackHandlerDeprecated", "withCallback takes a callback"],
  ])("%s, %s: %s", async (file, handler, errorType, message) => {
    const { start, invoke } = hostOf(handler, { file });
    const errorMessage = expect.stringContaining(message);
    expect(await start()).toEqual({ errorType, errorMessage });
    expect(await invoke({})).toEqual({ ok: false, error: { errorType, errorMessage } });
  });

  it("is loaded again by each invocation, and says why in its log", async () => {
    const { invoke, lines } = hostOf("echo", { file: "fails-to-load.ts" });
    await invoke({});
    await invoke({});
    await until(() => lines.filter((line) => line === "loading").length === 2);
    expect(lines).toContain("Error: a setting is missing");
  });

  it("has ten seconds", async () => {
    const clock = virtualClock(0);
    const { start } = hostOf("echo", { file: "never-loads.ts", clock });
    const starting = start();
    clock.advance(9_999);
    expect(clock.due()).toEqual([10_000]);
    clock.advance(1);
    expect(await starting).toEqual({
      errorType: "Sandbox.Timedout",
      errorMessage: "Init timed out after 10 seconds",
    });
  });
});

describe("close", () => {
  it("fails what is in flight and what comes later, and leaves no timer", async () => {
    const clock = virtualClock(0);
    const { invoke, close, start, lines } = hostOf("hangs", { clock });
    const closed = { errorType: "Sandbox.Closed", errorMessage: "Test has been closed" };
    const invocation = invoke({});
    await until(() => lines.length === 1);
    await close();
    expect(await invocation).toEqual({ ok: false, error: closed });
    expect(await invoke({})).toEqual({ ok: false, error: closed });
    expect(await start()).toEqual(closed);
    expect(clock.due()).toEqual([]);
  });

  it("is nothing for a function that never ran", async () => {
    await hostOf("echo").close();
  });
});
