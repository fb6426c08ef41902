import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const file = path.join(import.meta.dirname, "results.json");

/** One measured figure, as it stands in results.json. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  /** How far the runs lay apart, in the same unit; 0 for one run. */
  readonly spread: number;
  /** How many runs or samples. */
  readonly n: number;
}

/** Writes figures into results.json beside those that are there, with the versions and the time of this run. */
export function record(
  figures: Readonly<Record<string, Figure>>,
  versions: Readonly<Record<string, string>>,
): void {
  const known: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const at = new Date().toISOString();
  const stamped = Object.entries(figures).map(([name, figure]) => [
    name,
    { ...figure, versions: { node: process.version, ...versions }, at },
  ]);
  const all = { ...(typeof known === "object" ? known : {}), ...Object.fromEntries(stamped) };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** The value below which a share `of` (0 to 1) of the samples lies. */
export function quantile(samples: readonly number[], of: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(of * sorted.length))] ?? Number.NaN;
}
