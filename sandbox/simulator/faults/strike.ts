import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Answer, send } from "../http/answer.ts";
import type { CallCounts } from "../http/call-counts.ts";
import { type RateLimit, rateLimitExceeded, rateLimitHeaders } from "../http/rate-limit.ts";
import type { Ids } from "../ids.ts";
import type { Timers } from "../timers.ts";
import { gatewayAnswer, statusAnswer } from "./answers.ts";
import type { Effect } from "./fault.ts";
import type { Faults } from "./faults.ts";
import type { CallName } from "./pattern.ts";
import type { Wire } from "./wire.ts";

/** What the faults of calls work with. */
export interface Striking {
  readonly faults: Faults;
  readonly ids: Ids;
  readonly rateLimit: RateLimit;
  readonly counts: CallCounts;
  readonly timers: Timers;
}

/** A call that may be struck. */
export interface StruckCall extends CallName {
  /** Absent when the call didn't come over a network: nothing can be done to its connection then. */
  readonly wire: Wire | undefined;
  /** The call as it goes without faults; counts itself. */
  handle(): Promise<Answer>;
}

/**
 * Lets the faults strike a call. They come before the token is looked at, and what they answer is counted under its
 * status, but against no rate limit. A call whose connection ends unhandled is counted as a fault only.
 */
export async function strike(striking: Striking, call: StruckCall): Promise<Response> {
  const effects = striking.faults.strikeCall(call);
  if (effects.length === 0) return send(await call.handle(), call.wire);
  const late = effects.reduce((sum, effect) => sum + (effect.kind === "latency" ? effect.ms : 0), 0);
  if (late > 0) await new Promise<void>((resolve) => striking.timers.after(late, resolve));
  const effect = effects.find(({ kind }) => kind !== "latency");
  const answer = effect === undefined ? undefined : answerOf(striking, effect);
  if (answer !== undefined) {
    striking.counts.record(call.endpoint, answer.status);
    return answer;
  }
  switch (effect?.kind) {
    case "drop":
      call.wire?.cut();
      return RESPONSE_ALREADY_SENT;
    case "reset":
      call.wire?.reset();
      return RESPONSE_ALREADY_SENT;
    case "drop_after":
      await call.handle();
      call.wire?.cut();
      return RESPONSE_ALREADY_SENT;
    case "truncate":
      return truncated(await call.handle(), call.wire);
    default:
      return send(await call.handle(), call.wire);
  }
}

/** The answer of a fault that gives one. */
function answerOf({ ids, rateLimit }: Striking, effect: Effect): Response | undefined {
  if (effect.kind === "status") return statusAnswer(effect.status, effect.body, ids.request());
  if (effect.kind === "html") return gatewayAnswer(effect.status);
  return effect.kind === "storm" ? stormAnswer(rateLimit, ids.request()) : undefined;
}

function stormAnswer(rateLimit: RateLimit, requestId: string): Response {
  const quota = { ...rateLimit.look(), allowed: false, remaining: 0 };
  const answer = statusAnswer(429, { ...rateLimitExceeded(quota).body(requestId) }, requestId);
  for (const [name, value] of Object.entries(rateLimitHeaders(quota))) answer.headers.set(name, value);
  return answer;
}

function truncated({ status, headers, body }: Answer, wire: Wire | undefined): Response {
  wire?.sendHalf(status, new Headers(headers), Buffer.from(body ?? ""));
  return RESPONSE_ALREADY_SENT;
}
