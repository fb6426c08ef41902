/**
 * What `npm test` runs, in order, stopping at the first step that fails: lint, types, then every test by vitest.
 * The last line is vitest's own totals: `N passed, N failed`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const bin = (name: string) => path.join(root, "node_modules/.bin", name);
const report = path.join(root, "node_modules/.cache/switchboard-tests.json");

run("lint", bin("biome"), ["check", "--error-on-warnings", "."]);
run("types", bin("tsc"), ["--noEmit", "-p", "tsconfig.strict.json"]);
run("types of the infrastructure", bin("tsc"), ["--noEmit", "-p", "tsconfig.json"]);

rmSync(report, { force: true });
const tests = spawnSync(
  bin("vitest"),
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
  {
    cwd: root,
    stdio: "inherit",
  },
);
if (!existsSync(report)) {
  console.error("vitest ended without a report: its messages are above.");
  process.exit(tests.status || 1);
}
const totals: unknown = JSON.parse(readFileSync(report, "utf8"));
const failedTests = count(totals, "numFailedTests");
// A file that can't be loaded has no tests to fail, and is a failure all the same.
const failed =
  failedTests === 0 && tests.status !== 0 ? count(totals, "numFailedTestSuites") || 1 : failedTests;
console.log(`${count(totals, "numPassedTests")} passed, ${failed} failed`);
process.exit(tests.status ?? 1);

function run(step: string, command: string, args: readonly string[]): void {
  console.log(`── ${step}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status === 0) return;
  console.error(`${step} failed: see above.`);
  process.exit(status ?? 1);
}

function count(totals: unknown, name: string): number {
  const value: unknown =
    typeof totals === "object" && totals !== null ? Reflect.get(totals, name) : undefined;
  if (typeof value !== "number") throw new TypeError(`vitest's report has no number ${name}`);
  return value;
}
