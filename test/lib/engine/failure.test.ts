import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backoffSeconds, classify } from "../../../lib/engine/failure.ts";
import { SwitchboardError } from "../../../lib/intercom/index.ts";

class Failure extends SwitchboardError {}

describe("what becomes of a message that failed", () => {
  test("an error that can't be mended by waiting parks it, with the code and the remedy", () => {
    const error = new Failure("give the team's name", { code: "settings.unknown_name", retryable: false });
    expect(classify(error)).toEqual({
      do: "park",
      reason: "settings.unknown_name",
      remedy: "give the team's name",
    });
  });

  test("an error that knows its time sends a copy for then", () => {
    const error = new Failure("later", {
      code: "intercom.rate_limited",
      retryable: true,
      retryAtMs: 1_700_000_010_000,
    });
    expect(classify(error)).toEqual({
      do: "resend",
      reason: "intercom.rate_limited",
      atMs: 1_700_000_010_000,
    });
  });

  test("an error that passes by itself sends a copy, outside SQS's receive count", () => {
    const error = new Failure("later", { code: "intercom.server", retryable: true });
    expect(classify(error)).toEqual({ do: "resend", reason: "intercom.server" });
  });

  test.each([
    [
      "throttled",
      Object.assign(new Error("slow down"), { $retryable: { throttling: true }, $fault: "client" }),
    ],
    [
      "DynamoDB throttling",
      Object.assign(new Error("slow down"), {
        name: "ProvisionedThroughputExceededException",
        $fault: "client",
      }),
    ],
    ["its fault", Object.assign(new Error("internal"), { $fault: "server" })],
    ["out of reach", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
  ])("AWS %s sends a copy too", (_, error) => {
    expect(classify(error)).toEqual({ do: "resend", reason: "aws" });
  });

  test("AWS refusing what we ask is unknown: it may be a bug of ours", () => {
    const error = Object.assign(new Error("bad key"), { name: "ValidationException", $fault: "client" });
    expect(classify(error)).toEqual({ do: "retry" });
  });

  test.each([[new TypeError("a bug")], ["a string"], [undefined], [null], [{ retryable: false }]])(
    "anything unknown (%o) is retried, and so ends in the dead-letter queue, not in silence",
    (error) => {
      expect(classify(error)).toEqual({ do: "retry" });
    },
  );
});

describe("the pause before the next attempt", () => {
  test.each([
    [1, 0, 3],
    [1, 1, 5],
    [2, 1, 10],
    [3, 1, 20],
    [5, 1, 80],
    [6, 1, 160],
    [7, 1, 320],
    [8, 1, 600],
    [50, 1, 600],
    [500, 1, 600],
  ])("after %i receives, with random %d: %i s", (receives, random, seconds) => {
    expect(backoffSeconds(receives, random)).toBe(seconds);
  });

  test("is always between 3 and 600 whole seconds", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (receives, random) => {
          const seconds = backoffSeconds(receives, random);
          expect(Number.isInteger(seconds)).toBe(true);
          expect(seconds).toBeGreaterThanOrEqual(3);
          expect(seconds).toBeLessThanOrEqual(600);
        },
      ),
    );
  });
});
