/** What the infrastructure's tests notice, and what a deployment costs. For `npm run prove`. */
import { perMillion, readPrices, readUsage, total } from "../scripts/cost-model.ts";
import { mutations } from "../test/infrastructure/mutations.ts";
import { tryMutations } from "../test/infrastructure/support/try-mutations.ts";
import type { Figure } from "./results.ts";

const once = (value: number, unit: string): Figure => ({ value, unit, spread: 0, n: 1 });

/** Makes every known mistake in the stacks. Throws when one goes unnoticed. */
export async function measureMutations(): Promise<Record<string, Figure>> {
  const { tried, caught } = await tryMutations(mutations, console.log);
  if (caught !== tried) throw new Error(`${tried - caught} mistakes in stacks/ go unnoticed`);
  return {
    "infra.mutations": once(tried, "mistakes"),
    "infra.mutations_caught": once(caught, "mistakes"),
  };
}

/** By what was measured of the table before, and the dated price file: scripts/cost-model.ts says what is assumed. */
export function computeCost(): Record<string, Figure> {
  const usd = total(perMillion(readPrices(), readUsage()));
  return { "cost.per_million_usd": once(Number(usd.toFixed(2)), "US dollars, us-east-1, 2026-06") };
}
