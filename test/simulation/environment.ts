import {
  type BatchRun,
  createPurse,
  createTableLimiter,
  type Queues,
  type Reading,
  type Rule,
  type Sweeping,
} from "../../lib/engine/index.ts";
import { readOnly } from "../../lib/intercom/index.ts";
import { memo } from "../../lib/runtime/memo.ts";
import { readPause, type Table } from "../../lib/state/index.ts";
import type { Chance } from "./chance.ts";
import { connectionLost, drawFate, type Forecast } from "./faults.ts";
import { clientOver } from "./intercom-client.ts";
import { beginLife, type Life } from "./life.ts";
import type { SimulatedQueue } from "./queue.ts";
import { type Send, sendTo, tablePort } from "./table-port.ts";
import type { Timeline } from "./timeline.ts";
import type { Trace } from "./trace.ts";
import type { Variant } from "./variant.ts";
import { intercomPort, type SimulatedIntercom } from "./workspace.ts";

/** A function's time-out, as in the rules' manifests. */
export const TIMEOUT_MS = 30_000;
const RESERVE_MS = 2_000;
const SKEW_MS = 5_000;
/** How far clocks are off at most; the leases allow five seconds between two of them. */
const CLOCK_OFF_MS = 1_000;

/** The outside that all processes share. */
export interface Outside {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly forecast: Forecast;
  readonly trace: Trace;
  readonly table: Table;
  readonly intercom: SimulatedIntercom;
  readonly variant: Variant;
}

/** One warm process of a function, with what lives as long as it does. */
export interface Environment {
  readonly life: Life;
  readonly table: Table;
  /** What one invocation gets: the same that lib/runtime gives it. */
  invocation(rule: Rule<unknown>, queue: "live" | "sweep"): Invocation;
}

export type Invocation = BatchRun & Sweeping & { readonly reading: Reading };

/** Starts a process that reaches the outside through ports, with all their mishaps. */
export function startEnvironment(
  name: string,
  targets: Readonly<Record<"live" | "sweep", SimulatedQueue>>,
  outside: Outside,
): Environment {
  const { timeline, chance, forecast, trace, variant } = outside;
  const life = beginLife(name, chance.between(-CLOCK_OFF_MS, CLOCK_OFF_MS), timeline, trace);
  const port = { life, chance, forecast, timeline, now: timeline.now };
  const send: Send = variant.table(sendTo(outside.table));
  const table = tablePort(outside.table, send, port);
  const { clock } = life;
  const intercom = clientOver(intercomPort(outside.intercom, port), clock, chance.random);
  const reader = readOnly(intercom);
  const queues = variant.queues(queuePort(targets, port));
  const limiters = {
    live: createTableLimiter(table, clock, chance.random, "live"),
    sweep: createTableLimiter(table, clock, chance.random, "sweep"),
  };
  let invocations = 0;

  return {
    life,
    table,
    invocation(rule, queue) {
      invocations += 1;
      const deadline = clock.now() + TIMEOUT_MS - RESERVE_MS;
      const purse = createPurse(limiters[queue], clock);
      const call = { limiter: purse, deadline };
      const reading = { intercom: reader, call, admins: memo(() => reader.admins.list(call)) };
      const acting = async () => variant.acting({ intercom, admin: await rule.actingAdmin(reading), call });
      return {
        rule,
        table,
        clock,
        random: chance.random,
        reading,
        scrolling: { limiter: createPurse(limiters.live, clock), deadline },
        isPaused: async () => (await readPause(table, rule.name)) !== undefined,
        queues,
        queue,
        meter: { measure() {} },
        calls: purse.used,
        log: logTo(trace, name),
        deadline,
        claim: { owner: `${name}.${invocations}`, until: deadline + RESERVE_MS + SKEW_MS },
        reserve: (calls) => purse.reserve(calls, { deadline }),
        acting,
      };
    },
  };
}

function logTo(trace: Trace, name: string) {
  const log = (message: string, fields: Record<string, unknown>) =>
    trace(name, `logs ${message} ${JSON.stringify(fields)}`);
  return { info: log, error: log };
}

/** The queues as one process sees them. */
function queuePort(
  targets: Readonly<Record<"live" | "sweep", SimulatedQueue>>,
  { life, chance, forecast, timeline }: Pick<Outside, "chance" | "forecast" | "timeline"> & { life: Life },
): Queues {
  const call = (what: string, carryOut: () => void) => {
    const mishaps = { lost: connectionLost, answerLost: connectionLost };
    const fate = drawFate(
      chance,
      forecast("queue", timeline.now()),
      { least: 5, most: 40, slowest: 13_000 },
      mishaps,
    );
    return life.call(`queue ${what}`, fate, async () => carryOut());
  };
  return {
    send: (queue, body, delaySeconds) =>
      call(`${queue} send +${delaySeconds} s`, () => targets[queue].send(body, delaySeconds)),
    sendAll: (queue, bodies) =>
      call(`${queue} send ${bodies.length}`, () => {
        for (const body of bodies) targets[queue].send(body, 0);
      }),
    hide: (queue, handle, seconds) =>
      call(`${queue} hide ${handle}`, () => targets[queue].hide(handle, seconds)),
  };
}
