import { describe, expect, test } from "vitest";
import {
  AbortedError,
  DeadlineError,
  isSwitchboardError,
  NetworkError,
  RateLimitedError,
  ResponseInvalidError,
  ResponseTooLargeError,
  SwitchboardError,
  TimeoutError,
} from "../../../../lib/intercom/errors/index.ts";

describe("SwitchboardError", () => {
  test("carries code, retryable, details and cause", () => {
    const cause = new Error("below");
    const error = new SwitchboardError("it failed", {
      code: "ledger.lost",
      retryable: true,
      details: { tries: 3 },
      retryAtMs: 5,
      cause,
    });
    expect(error).toMatchObject({
      message: "it failed",
      name: "SwitchboardError",
      code: "ledger.lost",
      retryable: true,
      details: { tries: 3 },
      retryAtMs: 5,
    });
    expect(error.cause).toBe(cause);
  });

  test("leaves out what was not given", () => {
    const error = new SwitchboardError("it failed", { code: "a.b", retryable: false });
    expect(error.details).toEqual({});
    expect("retryAtMs" in error).toBe(false);
    expect("cause" in error).toBe(false);
  });
});

describe("isSwitchboardError", () => {
  class FromAnotherCopy extends Error {
    readonly code = "intercom.server";
    readonly retryable = true;
    readonly details = {};
  }

  test("goes by shape, not by class", () => {
    expect(isSwitchboardError(new FromAnotherCopy("x"))).toBe(true);
    expect(isSwitchboardError(new SwitchboardError("x", { code: "a.b", retryable: false }))).toBe(true);
  });

  test.each<[string, unknown]>([
    ["a plain error", new Error("x")],
    ["a system error", Object.assign(new Error("x"), { code: "ECONNRESET" })],
    [
      "an error with a code without dots",
      Object.assign(new Error("x"), { code: "E", retryable: true, details: {} }),
    ],
    ["no retryable", Object.assign(new Error("x"), { code: "a.b", details: {} })],
    ["no details", Object.assign(new Error("x"), { code: "a.b", retryable: true })],
    ["null details", Object.assign(new Error("x"), { code: "a.b", retryable: true, details: null })],
    ["an object of that shape", { code: "a.b", retryable: true, details: {}, message: "x" }],
    ["null", null],
    ["undefined", undefined],
    ["text", "a.b"],
  ])("refuses %s", (_name, value) => {
    expect(isSwitchboardError(value)).toBe(false);
  });
});

describe("an error about a call", () => {
  const read = { endpoint: "users.get", method: "GET", path: "/users/{id}" };
  const write = { endpoint: "conversations.reply", method: "POST", path: "/conversations/{id}/reply" };

  test.each([
    [
      new TimeoutError(write, 10_000),
      "intercom.timeout",
      "POST /conversations/{id}/reply had no complete answer after 10000 ms; Intercom may have acted on it",
    ],
    [new DeadlineError(read, 0), "intercom.deadline", "GET /users/{id} was out of time; nothing was sent"],
    [
      new DeadlineError(write, 2),
      "intercom.deadline",
      "POST /conversations/{id}/reply was out of time; Intercom may have acted on it",
    ],
    [new AbortedError(read, 0, "x"), "intercom.aborted", "GET /users/{id} was aborted by its caller"],
    [
      new NetworkError(read, "not_connected", "ENOTFOUND", null),
      "intercom.network",
      "GET /users/{id}: no connection to Intercom, so nothing was sent (ENOTFOUND)",
    ],
    [
      new RateLimitedError({ resetAtMs: 1_700_000_010_000 }),
      "intercom.rate_limited",
      "Intercom's rate limit leaves no call for now. Try again at 2023-11-14T22:13:30.000Z.",
    ],
  ])("can be retried later: %s", (error, code, message) => {
    expect(error).toMatchObject({ code, message, retryable: true });
    expect(error.name).toBe(error.constructor.name);
  });

  test("whose answer is unusable is for good only if it read and the shape is wrong", () => {
    expect(new ResponseInvalidError(read, "schema", "x", {}).retryable).toBe(false);
    expect(new ResponseInvalidError(read, "html", "x", {}).retryable).toBe(true);
    expect(new ResponseInvalidError(write, "schema", "x", {}).retryable).toBe(true);
    expect(new ResponseTooLargeError(read, 5).retryable).toBe(false);
    expect(new ResponseTooLargeError(write, 5).retryable).toBe(true);
  });
});
