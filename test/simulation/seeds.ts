import { startTable } from "../support/table.ts";
import { type Simulated, type Simulation, simulate } from "./simulate.ts";

/** Lines of the trace that a failure shows at most. */
const MOST_LINES = 150;

/** Which seeds a test runs. */
export interface Seeds {
  readonly from: number;
  readonly count: number;
}

/**
 * The seeds of this process's environment: `SWITCHBOARD_SEED` replays that one, `SWITCHBOARD_SEEDS` runs as many;
 * otherwise `usual` of them.
 */
export function seedsAskedFor(usual: number): Seeds {
  const { SWITCHBOARD_SEED: one, SWITCHBOARD_SEEDS: many } = process.env;
  if (one !== undefined) return { from: Number(one), count: 1 };
  return { from: 1, count: many === undefined ? usual : Number(many) };
}

/** Makes one run on a table of its own. */
export async function runSeed(options: Omit<Simulation, "table">): Promise<Simulated> {
  const { table, close } = await startTable();
  try {
    return await simulate({ ...options, table });
  } finally {
    await close();
  }
}

/** Runs seeds until one breaks a promise. Answers what to tell about it, with how to replay it; undefined if none does. */
export async function firstFailure(
  { from, count }: Seeds,
  testFile: string,
  optionsOf: (seed: number) => Omit<Simulation, "table" | "seed">,
): Promise<string | undefined> {
  for (let seed = from; seed < from + count; seed += 1) {
    const run = await runSeed({ ...optionsOf(seed), seed });
    if (run.violations.length > 0) return tellOf(seed, run, testFile);
  }
  return undefined;
}

/** What broke in a run, how to replay it, and the steps that have to do with the first break. */
export function tellOf(seed: number, { violations, lines }: Simulated, testFile: string): string {
  const [first] = violations;
  const named = first?.what.match(/notif_\d+\b|\d{6,}/g) ?? [];
  const shown = named.length === 0 ? lines() : lines(...named);
  return [
    `seed ${seed} breaks a promise; replay it with`,
    `  SWITCHBOARD_SEED=${seed} npx vitest run ${testFile}`,
    ...violations.map(({ promise, kind, what }) => `promise ${promise}, ${kind}: ${what}`),
    ...shown.slice(-MOST_LINES),
  ].join("\n");
}
