import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ArgumentInvalidError,
  DeadlineError,
  type Failure,
  InvalidRequestError,
  NetworkError,
  NotFoundError,
  RateLimitedError,
  ResponseInvalidError,
  ResponseTooLargeError,
  ServerError,
  SwitchboardError,
  TimeoutError,
  UnauthorizedError,
} from "../../../lib/intercom/errors/index.ts";
import { decideRetry, type RetryQuestion } from "../../../lib/intercom/retry.ts";

const call = { endpoint: "users.get", method: "GET", path: "/users/{id}" };
const failure = (status: number): Failure => ({
  ...call,
  status,
  requestId: null,
  errors: [],
  body: "empty",
});

const NOW = 1_700_000_001_000;
const limited = new RateLimitedError({ resetAtMs: 1_700_000_010_000, failure: failure(429) });
const server = new ServerError(failure(503));
const timeout = new TimeoutError(call, 10_000);
const closed = new NetworkError(call, "closed", "UND_ERR_SOCKET", undefined);
const broken = new NetworkError(call, "broken", "UND_ERR_SOCKET", undefined);
const unsent = new NetworkError(call, "not_connected", "ECONNREFUSED", undefined);

function decide(question: Partial<RetryQuestion>) {
  return decideRetry({
    error: server,
    aborted: false,
    repeatable: true,
    tries: { limited: 0, closed: 0, failed: 0 },
    now: NOW,
    deadline: undefined,
    random: 0,
    ...question,
  });
}

describe("what never is repeated", () => {
  test.each<[string, unknown]>([
    ["a bug", new TypeError("x is not a function")],
    ["a thrown word", "no"],
    ["nothing thrown", undefined],
    ["401", new UnauthorizedError(failure(401))],
    ["404", new NotFoundError(failure(404))],
    ["422", new InvalidRequestError(failure(422))],
    ["a wrong argument", new ArgumentInvalidError("id", "is empty")],
    ["an answer of the wrong shape", new ResponseInvalidError(call, "schema", "x", {})],
    ["an answer that is not JSON", new ResponseInvalidError(call, "html", "x", {})],
    ["an answer too large", new ResponseTooLargeError(call, 1)],
    ["the end of the time", new DeadlineError(call, 1)],
    ["somebody else's error", new SwitchboardError("x", { code: "ledger.lost", retryable: true })],
  ])("%s", (_name, error) => {
    expect(decide({ error })).toEqual({ retry: false });
  });

  test.each([
    ["429", limited],
    ["503", server],
    ["closed", closed],
    ["not connected", unsent],
  ])("anything once aborted: %s", (_name, error) => {
    expect(decide({ error, aborted: true })).toEqual({ retry: false });
  });
});

describe("a 429", () => {
  test("is repeated at the reset, whether or not the call is repeatable, because it was not handled", () => {
    const answer = { retry: true, afterMs: 9_000, because: "limited" };
    expect(decide({ error: limited })).toEqual(answer);
    expect(decide({ error: limited, repeatable: false })).toEqual(answer);
  });

  test("is repeated with some jitter, so that not all come at once", () => {
    expect(decide({ error: limited, random: 0.5 })).toMatchObject({ afterMs: 9_125 });
    expect(decide({ error: limited, random: 0.999 })).toMatchObject({ afterMs: 9_250 });
  });

  test("with a reset in the past is repeated now", () => {
    expect(decide({ error: limited, now: 1_700_000_011_000 })).toMatchObject({ retry: true, afterMs: 0 });
  });

  test.each([
    [1_700_000_010_001, true],
    [1_700_000_010_000, false],
    [1_700_000_009_999, false],
    [NOW, false],
  ])("with a deadline at %d is repeated: %s", (deadline, retry) => {
    expect(decide({ error: limited, deadline })).toMatchObject({ retry });
  });

  test("stands after three waits", () => {
    expect(decide({ error: limited, tries: { limited: 2, closed: 0, failed: 0 } })).toMatchObject({
      retry: true,
    });
    expect(decide({ error: limited, tries: { limited: 3, closed: 0, failed: 0 } })).toEqual({ retry: false });
  });

  test("stands when its reset is more than a minute away", () => {
    const far = new RateLimitedError({ resetAtMs: NOW + 60_001, failure: failure(429) });
    const near = new RateLimitedError({ resetAtMs: NOW + 60_000, failure: failure(429) });
    expect(decide({ error: far })).toEqual({ retry: false });
    expect(decide({ error: near })).toMatchObject({ retry: true, afterMs: 60_000 });
  });

  test("that is the limiter's own stands: it has already compared with the deadline", () => {
    expect(decide({ error: new RateLimitedError({ resetAtMs: NOW + 100 }) })).toEqual({ retry: false });
  });

  test("is repeated after other failures too", () => {
    expect(decide({ error: limited, tries: { limited: 0, closed: 1, failed: 1 } })).toMatchObject({
      retry: true,
    });
  });
});

describe("a closed connection", () => {
  test("is repeated once, at once, if the call is repeatable", () => {
    expect(decide({ error: closed, random: 0.9 })).toEqual({ retry: true, afterMs: 0, because: "closed" });
    expect(decide({ error: closed, repeatable: false })).toEqual({ retry: false });
  });

  test("then counts as any other failure of the network", () => {
    const tries = { limited: 0, closed: 1, failed: 0 };
    expect(decide({ error: closed, tries })).toEqual({ retry: true, afterMs: 500, because: "failed" });
    expect(decide({ error: closed, tries: { ...tries, failed: 1 } })).toEqual({ retry: false });
  });

  test("is not repeated at the deadline", () => {
    expect(decide({ error: closed, deadline: NOW })).toEqual({ retry: false });
    expect(decide({ error: closed, deadline: NOW + 1 })).toMatchObject({ retry: true });
  });
});

describe.each([
  ["5xx", server],
  ["408", new ServerError(failure(408))],
  ["a time-out", timeout],
  ["a broken connection", broken],
])("%s", (_name, error) => {
  test("is repeated once, after half a second to a second", () => {
    expect(decide({ error, random: 0 })).toEqual({ retry: true, afterMs: 500, because: "failed" });
    expect(decide({ error, random: 0.5 })).toEqual({ retry: true, afterMs: 750, because: "failed" });
    expect(decide({ error, random: 0.999 })).toEqual({ retry: true, afterMs: 1_000, because: "failed" });
    expect(decide({ error, tries: { limited: 0, closed: 0, failed: 1 } })).toEqual({ retry: false });
  });

  test("is not repeated when the call may not be", () => {
    expect(decide({ error, repeatable: false })).toEqual({ retry: false });
  });

  test("is not repeated when the deadline comes first", () => {
    expect(decide({ error, deadline: NOW + 500 })).toEqual({ retry: false });
    expect(decide({ error, deadline: NOW + 501 })).toMatchObject({ retry: true });
  });
});

describe("no connection", () => {
  test("is repeated once even for a call that may not be, because nothing was sent", () => {
    expect(decide({ error: unsent, repeatable: false })).toEqual({
      retry: true,
      afterMs: 500,
      because: "failed",
    });
    const tries = { limited: 0, closed: 0, failed: 1 };
    expect(decide({ error: unsent, repeatable: false, tries })).toEqual({ retry: false });
  });
});

test("whatever happens, a call ends after at most six attempts and never waits past its deadline", () => {
  const errors = fc.constantFrom(limited, server, timeout, closed, broken, unsent);
  fc.assert(
    fc.property(
      fc.infiniteStream(errors),
      fc.boolean(),
      fc.option(fc.integer({ min: 0, max: 40_000 }), { nil: undefined }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (outcomes, repeatable, allowed, random) => {
        const deadline = allowed === undefined ? undefined : NOW + allowed;
        let tries = { limited: 0, closed: 0, failed: 0 };
        let now = NOW;
        let attempts = 0;
        for (const error of outcomes) {
          attempts += 1;
          const decision = decideRetry({ error, aborted: false, repeatable, tries, now, deadline, random });
          if (!decision.retry) break;
          tries = { ...tries, [decision.because]: tries[decision.because] + 1 };
          now += decision.afterMs;
          if (deadline !== undefined) expect(now).toBeLessThan(deadline);
        }
        expect(attempts).toBeLessThanOrEqual(6);
      },
    ),
  );
});
