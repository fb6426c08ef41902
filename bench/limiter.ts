import { type LimiterHour, simulateLimiter } from "../test/simulation/limiter-hour.ts";
import { startTable } from "../test/support/table.ts";
import type { Figure } from "./results.ts";

const MINUTES = 60;
const KEPT = { oneWayMs: 170, clocksOffMs: 20 };

/**
 * Twenty workers share Intercom's budget by the table for an hour of virtual time, twice: with bursts of live messages
 * that take five windows, and with such as fit beside a sweep. Intercom's own count is the judge. Throws when it was
 * passed, when calls were left unused while messages waited, or when a live message waited for two windows of a sweep.
 */
export async function measureLimiter(): Promise<Record<string, Figure>> {
  const crowded = await anHour(400, 60_000);
  const shared = await anHour(36, 45_000);
  const violations = crowded.violations + shared.violations;
  const { use, writesPerMessage, messages, windows } = crowded;
  const wait = shared.longestLiveWaitMs / 1000;
  console.log(`limiter: ${windows} windows, used ${use.toFixed(3)} while messages wait, 429s: ${violations}`);
  console.log(
    `         ${writesPerMessage.toFixed(3)} writes a message, longest wait beside a sweep ${wait.toFixed(1)} s`,
  );
  if (violations > 0) throw new Error(`Intercom's count was passed ${violations} times`);
  if (use < 0.95) throw new Error(`only ${use.toFixed(3)} of the calls were used while messages waited`);
  if (wait > 20) throw new Error(`a live message waited ${wait.toFixed(1)} s beside a sweep`);
  const sampled = { spread: 0, n: messages };
  return {
    "limiter.use": { value: round(use), unit: "share of full windows", spread: 0, n: windows },
    "limiter.violations": { value: violations, unit: "429s", ...sampled },
    "limiter.writes_per_message": { value: round(writesPerMessage), unit: "writes a message", ...sampled },
    "limiter.longest_live_wait": { value: round(wait), unit: "s", spread: 0, n: shared.messages },
  };
}

async function anHour(burst: number, everyMs: number): Promise<LimiterHour> {
  const { table, close } = await startTable();
  try {
    return await simulateLimiter({ ...KEPT, seed: 1, table, minutes: MINUTES, burst, everyMs });
  } finally {
    await close();
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
