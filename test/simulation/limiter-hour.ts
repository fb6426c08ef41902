import { createPurse, createTableLimiter, type Purse } from "../../lib/engine/index.ts";
import type { Table } from "../../lib/state/index.ts";
import { createRateLimit } from "../../sandbox/simulator/http/rate-limit.ts";
import { chanceOf } from "./chance.ts";
import { FAIR } from "./faults.ts";
import { beginLife } from "./life.ts";
import { sendTo, tablePort } from "./table-port.ts";
import { createTimeline } from "./timeline.ts";
import type { Variant } from "./variant.ts";

/** 2026-03-02T09:00:00Z, the start of a window. */
const START_MS = 1_772_442_000_000;
const WINDOW_MS = 10_000;
const LIMIT = 167;
const LIVE_WORKERS = 14;
const SWEEP_WORKERS = 6;
const CALLS_A_MESSAGE = 2;
/** What SQS gives a function at once. */
const BATCH = 10;

/** How long, and how badly the wire and the clocks behave. */
export interface LimiterSetting {
  readonly seed: number;
  /** An empty table of this run's own. */
  readonly table: Table;
  readonly minutes: number;
  /** From leaving to being counted, and back again, at most: milliseconds. */
  readonly oneWayMs: number;
  /** How far workers' clocks are off at most, either way: milliseconds. */
  readonly clocksOffMs: number;
  /** Live messages that come within a second, and how long until the next such burst: milliseconds. */
  readonly burst: number;
  readonly everyMs: number;
  readonly plant?: Variant["table"];
}

/** What twenty workers made of Intercom's budget. */
export interface LimiterHour {
  /** Calls that Intercom refused because its own count was at the limit. */
  readonly violations: number;
  /** The share of their calls that was used of the windows at whose end live messages were left waiting. */
  readonly use: number;
  /** The same of the windows that a sweep had for itself. */
  readonly sweepUse: number;
  readonly windows: number;
  readonly writesPerMessage: number;
  readonly messages: number;
  /** The longest that a live message waited for its calls: milliseconds. */
  readonly longestLiveWaitMs: number;
}

/**
 * Twenty workers share one limiter in the table: live messages come in bursts, and a sweep wants all the rest. The
 * judge is Intercom's own count, by its own clock.
 */
export async function simulateLimiter(setting: LimiterSetting): Promise<LimiterHour> {
  const { seed, minutes, oneWayMs, clocksOffMs, plant = (send) => send } = setting;
  const timeline = createTimeline(START_MS);
  const chance = chanceOf(seed);
  const end = START_MS + minutes * 60_000;
  const server = createRateLimit({ now: timeline.now, schedule: () => () => {} }, LIMIT);
  const waiting: { arrivedAt: number }[] = [];
  const idle: (() => void)[] = [];
  let violations = 0;
  let writes = 0;
  let messages = 0;
  let arrived = 0;
  let longestLiveWaitMs = 0;

  function startWorker(name: string, share: "live" | "sweep") {
    const life = beginLife(name, chance.between(-clocksOffMs, clocksOffMs), timeline, () => {});
    const port = { life, chance, forecast: () => FAIR, now: timeline.now };
    const send = plant(sendTo(setting.table));
    const counted = (command: unknown) => {
      writes += 1;
      return send(command);
    };
    const table = tablePort(setting.table, counted, port);
    const limiter = createTableLimiter(table, life.clock, chance.random, share);

    /** One message; a function has a purse for all that an invocation is given. */
    async function handle(purse: Purse, ahead: number): Promise<number> {
      await purse.reserve(CALLS_A_MESSAGE, {}, ahead);
      const grantedAt = timeline.now();
      for (let call = 0; call < CALLS_A_MESSAGE; call += 1) {
        await purse.take(1, {});
        const fate = { there: chance.between(5, oneWayMs), back: chance.between(5, oneWayMs) };
        const quota = await life.call("intercom", fate, async () => server.take());
        const { limit, remaining, reset } = quota;
        await purse.learn({ limit, remaining, resetAt: reset * 1000 });
        if (!quota.allowed) {
          violations += 1;
          await purse.pause(reset * 1000);
        }
      }
      messages += 1;
      return grantedAt;
    }
    return { handle, newPurse: () => createPurse(limiter, life.clock) };
  }

  async function workLive({ handle, newPurse }: ReturnType<typeof startWorker>): Promise<void> {
    while (timeline.now() < end) {
      const batch = waiting.splice(0, BATCH);
      if (batch.length === 0) await new Promise<void>((resolve) => idle.push(resolve));
      const purse = newPurse();
      for (const [index, { arrivedAt }] of batch.entries()) {
        const grantedAt = await handle(purse, batch.length - index - 1);
        longestLiveWaitMs = Math.max(longestLiveWaitMs, grantedAt - arrivedAt);
      }
    }
  }
  async function workSweep({ handle, newPurse }: ReturnType<typeof startWorker>): Promise<void> {
    while (timeline.now() < end) {
      const purse = newPurse();
      for (let n = 0; n < BATCH; n += 1) await handle(purse, BATCH - n - 1);
    }
  }
  function arrive(): void {
    arrived += 1;
    waiting.push({ arrivedAt: timeline.now() });
    idle.shift()?.();
  }

  for (let n = 0; n < LIVE_WORKERS; n += 1) workLive(startWorker(`live-${n}`, "live"));
  for (let n = 0; n < SWEEP_WORKERS; n += 1) workSweep(startWorker(`sweep-${n}`, "sweep"));
  for (let at = START_MS + 20_000; at < end; at += setting.everyMs) {
    const from = at + chance.between(0, WINDOW_MS);
    for (let n = 0; n < setting.burst; n += 1) timeline.at(from + chance.between(0, 1_000), arrive);
  }
  const crowded = new Set<number>();
  const quiet = new Set<number>();
  let arrivals = 0;
  for (let start = START_MS; start < end; start += WINDOW_MS) {
    timeline.at(start + WINDOW_MS - 1, () => {
      if (waiting.length > 0) crowded.add(start / 1000);
      if (arrived === arrivals && idle.length === LIVE_WORKERS) quiet.add(start / 1000);
      arrivals = arrived;
    });
  }
  await timeline.runUntil(end, 10_000_000);

  const full = server
    .windows()
    .slice(1)
    .filter(({ start }) => start * 1000 + WINDOW_MS <= end);
  const meanUse = (of: ReadonlySet<number>) => {
    const counted = full.filter(({ start }) => of.has(start));
    return counted.reduce((sum, { used }) => sum + used / LIMIT, 0) / counted.length;
  };
  return {
    violations,
    use: meanUse(crowded),
    sweepUse: meanUse(quiet),
    windows: full.length,
    writesPerMessage: writes / messages,
    messages,
    longestLiveWaitMs,
  };
}
