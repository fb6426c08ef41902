import { readAnswer } from "./answer.ts";
import { type AttemptDependencies, makeAttempt } from "./attempt.ts";
import { callInfo, type Endpoint } from "./endpoint.ts";
import { AbortedError, ArgumentInvalidError, DeadlineError } from "./errors/index.ts";
import type { Limiter } from "./limits/index.ts";
import { decideRetry, type Tries } from "./retry.ts";
import { createShapeChecker } from "./shapes.ts";
import { buildTarget, type Query } from "./target.ts";

/** What every method of the client takes as its last argument. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** When the call must be over, waits and repetitions included: epoch milliseconds, UTC. */
  readonly deadline?: number;
  /** Instead of the client's. */
  readonly limiter?: Limiter;
}

/** What an endpoint is called with. */
export interface CallInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Query;
  readonly body?: unknown;
  /** Path and query of a link that Intercom gave, in place of `params` and `query`. */
  readonly link?: string;
}

export interface RequestDependencies extends AttemptDependencies {
  readonly limiter: Limiter;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

/**
 * Calls an endpoint and answers its checked body. Throws `AbortedError`, `DeadlineError`, and whatever an attempt's
 * outcome is once retry.ts decides that it stands.
 */
export type Request = <Answer>(
  endpoint: Endpoint<Answer>,
  input: CallInput,
  options?: CallOptions,
) => Promise<Answer>;

const NO_TRIES: Tries = { limited: 0, closed: 0, failed: 0 };

/** The loop: limiter, attempt, decision. */
export function createRequest(dependencies: RequestDependencies): Request {
  const { clock, random } = dependencies;
  const check = createShapeChecker();

  return async (endpoint, input, options = {}) => {
    const { signal, deadline, limiter = dependencies.limiter } = options;
    const call = callInfo(endpoint);
    if (Number.isNaN(deadline)) {
      throw new ArgumentInvalidError("deadline", "is not a number: give epoch milliseconds");
    }
    const wire = {
      call,
      method: endpoint.method,
      target: input.link ?? buildTarget(endpoint.path, input.params ?? {}, input.query ?? {}),
      ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
      ...(signal && { signal }),
    };
    const refuseLate = (cause: unknown): void => {
      if (deadline !== undefined && clock.now() >= deadline) throw new DeadlineError(call, attempts, cause);
    };
    let tries = NO_TRIES;
    let attempts = 0;
    let failure: unknown;
    let waitMs = 0;

    for (;;) {
      const attemptsBefore = attempts;
      try {
        if (waitMs > 0) await clock.sleep(waitMs, signal);
        signal?.throwIfAborted();
        refuseLate(failure);
        await limiter.take(1, { ...(deadline !== undefined && { deadline }), ...(signal && { signal }) });
        refuseLate(failure);
        attempts += 1;
        const attempt = { wire, number: attempts, limiter, deadline };
        const { answer, resetAtMs } = await makeAttempt(dependencies, attempt);
        return readAnswer(endpoint, answer, resetAtMs, check);
      } catch (error) {
        const decision = decideRetry({
          error,
          aborted: signal?.aborted === true,
          repeatable: endpoint.repeatable,
          tries,
          now: clock.now(),
          deadline,
          random: random(),
        });
        // No budget for the repetition: what the first attempt came to says more.
        const reason = attempts > attemptsBefore || failure === undefined ? error : failure;
        if (!decision.retry) throw signal?.aborted ? new AbortedError(call, attempts, reason) : reason;
        tries = { ...tries, [decision.because]: tries[decision.because] + 1 };
        failure = error;
        waitMs = decision.afterMs;
      }
    }
  };
}
