import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import * as z from "zod/mini";
import type { Figure } from "./results.ts";

const SIZES = { "10k": 10_000, "100k": 100_000, "1m": 1_000_000 } as const;
const MOST_OVER = 1.02;
const MOST_MEMORY = 1.2;

const swept = z.object({ calls: z.number(), promised: z.number(), megabytes: z.number() });
type Swept = z.infer<typeof swept>;

/**
 * What archive-stale-users takes for 2,000 stale users in workspaces of three sizes: calls to Intercom, as a multiple of
 * what its README promises, and the memory at a million over that at ten thousand. Throws when a promise is not kept.
 */
export async function measureStaleSweeps(): Promise<Record<string, Figure>> {
  const [small, middle, large] = [
    await sweepOf(SIZES["10k"]),
    await sweepOf(SIZES["100k"]),
    await sweepOf(SIZES["1m"]),
  ];
  const memory = large.megabytes / small.megabytes;
  if (Math.max(over(small), over(middle), over(large)) > MOST_OVER)
    throw new Error("more calls than promised");
  if (memory > MOST_MEMORY) throw new Error(`a million users take ${memory.toFixed(2)} times the memory`);
  return {
    "sweep.calls_over_formula.10k": figure(over(small)),
    "sweep.calls_over_formula.100k": figure(over(middle)),
    "sweep.calls_over_formula.1m": figure(over(large)),
    "sweep.memory_ratio.10k_1m": figure(memory),
  };
}

function over({ calls, promised }: Swept): number {
  return calls / promised;
}

function figure(value: number): Figure {
  return { value: Math.round(value * 1_000) / 1_000, unit: "times", spread: 0, n: 1 };
}

async function sweepOf(users: number): Promise<Swept> {
  const child = fork(path.join(import.meta.dirname, "sweep-process.ts"), [String(users)]);
  const ended = new AbortController();
  child.once("exit", () => ended.abort(new Error("the sweep ended before it said anything")));
  const [message]: unknown[] = await once(child, "message", { signal: ended.signal });
  return z.parse(swept, message);
}
