import type { Clock } from "./clock.ts";
import { DeadlineError, TimeoutError } from "./errors/index.ts";
import type { Limiter } from "./limits/index.ts";
import { windowEnd } from "./limits/windows.ts";
import { readRateLimit } from "./rate-limit-headers.ts";
import type { Transport, WireAnswer, WireRequest } from "./transport.ts";

/** One attempt, for logs and metrics: nothing in it is secret or personal. */
export interface CallEvent {
  readonly endpoint: string;
  readonly method: string;
  /** The path's template: no ids, no query. */
  readonly path: string;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly requestId: string | null;
  /** 1 for the first. */
  readonly attempt: number;
  readonly durationMs: number;
  /** What the limiter threw when it was told of the answer; the call goes on without it. */
  readonly limiterError?: unknown;
}

export interface AttemptDependencies {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly attemptTimeoutMs: number;
  /** Told of every attempt that ended; what it throws is ignored. */
  readonly onCall: (event: CallEvent) => void;
}

export interface Attempt {
  readonly wire: Omit<WireRequest, "timeoutMs">;
  /** 1 for the first. */
  readonly number: number;
  readonly limiter: Limiter;
  /** Epoch milliseconds, UTC. */
  readonly deadline: number | undefined;
}

/** An answer, and when a refused call may be tried again (epoch milliseconds, UTC). */
export interface Attempted {
  readonly answer: WireAnswer;
  readonly resetAtMs: number;
}

/** Makes one attempt within what is left of the time, and tells limiter and hook of it. */
export async function makeAttempt(
  { transport, clock, attemptTimeoutMs, onCall }: AttemptDependencies,
  { wire, number, limiter, deadline }: Attempt,
): Promise<Attempted> {
  const startedAt = clock.now();
  const leftMs = deadline === undefined ? Number.POSITIVE_INFINITY : deadline - startedAt;
  const report = (answer: WireAnswer | undefined, limiterError?: unknown): void => {
    const event: CallEvent = {
      ...wire.call,
      status: answer?.status ?? null,
      requestId: answer?.headers["x-request-id"] ?? null,
      attempt: number,
      durationMs: clock.now() - startedAt,
      ...(limiterError !== undefined && { limiterError }),
    };
    try {
      const told: unknown = onCall(event);
      if (told instanceof Promise) told.catch(() => {});
    } catch {
      // A hook that fails must not make a call that Intercom has done look undone.
    }
  };

  let answer: WireAnswer;
  try {
    answer = await transport.send({ ...wire, timeoutMs: Math.min(attemptTimeoutMs, leftMs) });
  } catch (error) {
    report(undefined);
    const wasOurs = error instanceof TimeoutError && leftMs < attemptTimeoutMs;
    throw wasOurs ? new DeadlineError(wire.call, number, error) : error;
  }
  const { resetAtMs, limiterError } = await teach(limiter, answer, clock.now());
  report(answer, limiterError);
  return { answer, resetAtMs };
}

/** Intercom's windows have 10 seconds: a reset further away than this is a broken header, or a clock that is. */
const LONGEST_PAUSE_MS = 60_000;

async function teach(
  limiter: Limiter,
  { status, headers }: WireAnswer,
  now: number,
): Promise<{ resetAtMs: number; limiterError?: unknown }> {
  const seen = readRateLimit(headers);
  // Missing, or past by our clock: the window that we believe in.
  const resetAtMs = seen.resetAt !== undefined && seen.resetAt > now ? seen.resetAt : windowEnd(now);
  try {
    if (Object.keys(seen).length > 0) await limiter.learn(seen);
    if (status === 429) await limiter.pause(Math.min(resetAtMs, now + LONGEST_PAUSE_MS));
    return { resetAtMs };
  } catch (limiterError) {
    return { resetAtMs, limiterError };
  }
}
