import { shippedAutoAssign, steward } from "../test/simulation/rules.ts";
import { runSeed, seedsAskedFor, tellOf } from "../test/simulation/seeds.ts";
import type { Figure } from "./results.ts";

/** Seeds when the environment's `SWITCHBOARD_SEEDS` asks for no other number. */
const SEEDS = 10_000;
/** Failures that are told with their steps. */
const MOST_TOLD = 3;

/**
 * The engine on virtual time through everything that ten thousand seeds bring, every other one with the rule of many
 * kinds of actions. Makes the process exit 1 if one of them breaks a promise.
 */
export async function measureSimulation(): Promise<Record<string, Figure>> {
  const { from, count } = seedsAskedFor(SEEDS);
  const files = ["test/simulation/auto-assign.test.ts", "test/simulation/steward.test.ts"] as const;
  let failures = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const isEven = seed % 2 === 0;
    const run = await runSeed({ seed, rule: isEven ? steward() : shippedAutoAssign() });
    if (run.violations.length === 0) continue;
    failures += 1;
    if (failures <= MOST_TOLD) console.error(tellOf(seed, run, files[isEven ? 1 : 0]));
  }
  console.log(`simulation: ${count} seeds, ${failures} break a promise`);
  if (failures > 0) process.exitCode = 1;
  const one = { spread: 0, n: count };
  return {
    "simulation.seeds": { value: count, unit: "seeds", ...one },
    "simulation.failures": { value: failures, unit: "seeds", ...one },
  };
}
