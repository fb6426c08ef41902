/**
 * Mutation testing of lib/engine: each mutant is a small mistake, and the engine's tests have to notice it. Runs for
 * most of an hour: `node bench/mutation.ts [folder or file of lib/engine …]`; the default is all of it. Prints what
 * survived, and records `engine.mutation_score` when all of it was tried.
 */
import { globSync } from "node:fs";
import path from "node:path";
import * as z from "zod/mini";
import { installedVersion, loadPeer } from "./peers.ts";
import { record } from "./results.ts";

const root = path.dirname(import.meta.dirname);
const plugin = path.join(
  import.meta.dirname,
  "node_modules/@stryker-mutator/vitest-runner/dist/src/index.js",
);
const result = z.looseObject({
  status: z.string(),
  fileName: z.string(),
  location: z.looseObject({ start: z.looseObject({ line: z.number(), column: z.number() }) }),
  mutatorName: z.string(),
  replacement: z.optional(z.string()),
});
type NewStryker = new (options: object) => { runMutationTest(): Promise<unknown> };
const core = z.looseObject({ Stryker: z.custom<NewStryker>((value) => typeof value === "function") });
const FOUND = new Set(["Killed", "Timeout"]);
const MISSED = new Set(["Survived", "NoCoverage"]);

process.chdir(root);
const asked = process.argv.slice(2);
const groups = asked.length > 0 ? asked.map(globOf) : ["*.ts", ...foldersOf("lib/engine")].map(globOf);
const { Stryker } = z.parse(core, await loadPeer("@stryker-mutator/core"));
let found = 0;
let missed = 0;
for (const group of groups) {
  const stryker = new Stryker({
    testRunner: "vitest",
    plugins: [plugin],
    mutate: [group],
    coverageAnalysis: "perTest",
    concurrency: 2,
    // TypeScript 7 has no API that it could read the configuration with; Node strips the types.
    tsconfigFile: "none.json",
    reporters: ["clear-text"],
    clearTextReporter: { logTests: false, reportMutants: false, reportScoreTable: false },
    ignorePatterns: [".sst", "bench/node_modules"],
    vitest: { configFile: "bench/vitest.mutation.ts", related: false },
  });
  const results = z.parse(z.array(result), await stryker.runMutationTest());
  const misses = results.filter(({ status }) => MISSED.has(status));
  found += results.filter(({ status }) => FOUND.has(status)).length;
  missed += misses.length;
  for (const { fileName, location, mutatorName, replacement, status } of misses) {
    const place = `${path.relative(root, fileName)}:${location.start.line}:${location.start.column}`;
    console.log(`${place} ${status} ${mutatorName} → ${JSON.stringify(replacement ?? "")}`);
  }
  console.log(`${group}: ${results.length} mutants, ${misses.length} not noticed; so far ${score()} %`);
}
if (asked.length === 0) {
  const figure = { value: score(), unit: "%", spread: 0, n: found + missed };
  record({ "engine.mutation_score": figure }, { stryker: installedVersion("@stryker-mutator/core") });
}

function score(): number {
  return Math.round((10_000 * found) / Math.max(1, found + missed)) / 100;
}

function globOf(name: string): string {
  return name.endsWith(".ts") ? `lib/engine/${name}` : `lib/engine/${name}/**/*.ts`;
}

function foldersOf(folder: string): string[] {
  return globSync("*/", { cwd: path.join(root, folder) }).sort();
}
