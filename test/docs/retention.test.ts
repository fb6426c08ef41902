import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { DECISIONS_KEPT_DAYS } from "../../lib/state/index.ts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

/** `file: days`, as the page says. */
const rows = [...read("docs/retention.md").matchAll(/^\| .+? \| `(lib\/state\/[\w-]+\.ts)` \| (\d+) \|/gm)];
const documented = rows.map(([, file, days]) => `${file}: ${days}`);

/** `file: days`, as the code has it: a constant, or a number given where it is used. */
const kept = readdirSync(path.join(root, "lib/state"))
  .map((name) => `lib/state/${name}`)
  .flatMap((file) => {
    const days = read(file).matchAll(
      /^(?:export )?const \w*(?:RETENTION|KEPT)_DAYS = ([\d_]+);|expiresIn\((\d+),/gm,
    );
    return [...days].map(([, constant, number]) => `${file}: ${(constant ?? number ?? "").replace("_", "")}`);
  });

test("the page's days are the code's, and no kind of item is missing from it", () => {
  expect(documented.length).toBeGreaterThan(8);
  expect(documented.toSorted()).toEqual([...new Set(kept)].sort());
});

test("every file that writes an item says how long it is kept", () => {
  const writers = readdirSync(path.join(root, "lib/state"))
    .map((name) => `lib/state/${name}`)
    .filter((file) => read(file).includes("expiresIn(") && !file.endsWith("/table.ts"));
  expect(writers.filter((file) => !documented.some((line) => line.startsWith(`${file}: `)))).toEqual([]);
});

test("an explanation that finds nothing names the days that decisions are kept", () => {
  expect(kept).toContain("lib/state/decisions.ts: 30");
  expect(DECISIONS_KEPT_DAYS).toBe(30);
});

test("queues and logs keep what the page says", () => {
  expect(read("stacks/queues.ts")).toContain("DEAD_LETTER_RETENTION_SECONDS = 14 * 86_400;");
  expect(read("stacks/functions.ts")).toContain("LOG_RETENTION_DAYS = 30;");
  expect(read("docs/retention.md")).toContain(
    "in a dead-letter queue for fourteen; log lines stay for thirty days",
  );
});
