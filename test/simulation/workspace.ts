import { type IntercomClient, NetworkError, TimeoutError } from "../../lib/intercom/index.ts";
import type { Transport, WireAnswer, WireRequest } from "../../lib/intercom/transport.ts";
import { createInstance, type Instance } from "../../sandbox/simulator/instance.ts";
import { chanceOf } from "./chance.ts";
import { drawFate } from "./faults.ts";
import { clientOver, ORIGIN } from "./intercom-client.ts";
import type { PortOf } from "./table-port.ts";
import type { Timeline } from "./timeline.ts";

const TOKEN = "sandbox-token";
const MOST_LATE_MS = 4_000;
/** Often longer than an attempt waits. */
const LATENCY = { least: 15, most: 90, slowest: 25_000 };

export const ACTING_ADMIN = "99";
export const TEAM = "500";
/** The members of the team; ids are text in Intercom. */
export const PEOPLE: readonly [string, ...string[]] = ["11", "12", "13", "14"];

/** A simulated Intercom in this process, on the timeline's clock. */
export interface SimulatedIntercom {
  readonly instance: Instance;
  /** Intercom's side of a call of the API. */
  readonly answer: (wire: WireRequest) => Promise<WireAnswer>;
  /** A client whose calls take no time, never fail and are not counted: customers, teammates, and the checks. */
  readonly outside: IntercomClient;
}

/** A workspace of one team of four and the admin who acts. */
export function startIntercom(timeline: Timeline, seed: number, rateLimit: number): SimulatedIntercom {
  const instance = createInstance(
    {
      seed,
      rateLimit,
      gzip: false,
      workspace: {
        admins: [...PEOPLE, ACTING_ADMIN].map((id) => ({
          id,
          name: `Admin ${id}`,
          email: `admin.${id}@example.test`,
        })),
        teams: [{ id: TEAM, name: "Support", members: PEOPLE.map((id) => `Admin ${id}`) }],
      },
    },
    {
      clock: { now: timeline.now, schedule: (atMs, fn) => scheduleOn(timeline, atMs, fn) },
      onChange: undefined,
    },
  );
  const uncounted = instance.replayApi();
  const outside: Transport = {
    send: (wire) => answerOf((request) => uncounted.fetch(request, {}), wire),
    async close() {},
  };
  const clock = { now: timeline.now, sleep: async () => {} };
  return {
    instance,
    answer: (wire) => answerOf((request) => instance.api.fetch(request, {}), wire),
    outside: clientOver(outside, clock, chanceOf(seed, 99).random),
  };
}

function scheduleOn(timeline: Timeline, atMs: number, fn: () => void): () => void {
  let isOff = false;
  timeline.at(atMs, () => isOff || fn());
  return () => {
    isOff = true;
  };
}

async function answerOf(
  fetch: (request: Request) => Response | Promise<Response>,
  { method, target, body }: WireRequest,
): Promise<WireAnswer> {
  const headers = { authorization: `Bearer ${TOKEN}`, accept: "application/json", "intercom-version": "1.3" };
  const withBody =
    body === undefined ? { headers } : { headers: { ...headers, "content-type": "application/json" }, body };
  const answer = await fetch(new Request(`${ORIGIN}${target}`, { method, ...withBody }));
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers.entries()),
    text: await answer.text(),
  };
}

/** Intercom as one process sees it, mishaps included. */
export function intercomPort(
  { answer, instance }: SimulatedIntercom,
  { life, chance, forecast, timeline }: PortOf & { readonly timeline: Timeline },
): Transport {
  return {
    send(wire) {
      const { call, timeoutMs } = wire;
      const weather = forecast("intercom", timeline.now());
      const drawn = drawFate(chance, weather, LATENCY, {
        lost: () => new NetworkError(call, "not_connected", "ECONNREFUSED", undefined),
        answerLost: () => new NetworkError(call, "closed", "ECONNRESET", undefined),
      });
      // Intercom carries nothing out long after its caller gave up: no lease could wait for that.
      const there = Math.min(drawn.there, timeoutMs + MOST_LATE_MS);
      const patience = { ms: timeoutMs, error: () => new TimeoutError(call, timeoutMs) };
      const refusal = chance.hits(weather.refused)
        ? chance.pick(["429", "500", "502", "502 afterwards"])
        : undefined;
      const what = `intercom ${wire.method} ${wire.target}${refusal === undefined ? "" : ` (${refusal})`}`;
      return life.call(what, { ...drawn, there, patience }, async () => {
        if (refusal === undefined) return answer(wire);
        if (refusal === "502 afterwards") await answer(wire);
        const { limit, reset } = instance.rateLimit.look();
        return refusalOf(Number.parseInt(refusal, 10), limit, reset);
      });
    },
    async close() {},
  };
}

/** An answer that says no for now. Only a 429 has the headers of the rate limit. */
function refusalOf(status: number, limit: number, reset: number): WireAnswer {
  if (status !== 429) return { status, headers: {}, text: "<html>Bad gateway</html>" };
  const headers = {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(reset),
  };
  const error = { code: "rate_limit_exceeded", message: "Exceeded rate limit" };
  return { status, headers, text: JSON.stringify({ type: "error.list", errors: [error] }) };
}
