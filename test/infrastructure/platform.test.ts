import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./support/synth.ts";

test("scripts/platform.mjs leaves a current platform alone", () => {
  const version = path.join(ROOT, ".sst/platform/version");
  const before = statSync(version).mtimeMs;
  const output = execFileSync(process.execPath, [path.join(ROOT, "scripts/platform.mjs")], {
    encoding: "utf8",
  });
  expect(output).toBe("");
  expect(statSync(version).mtimeMs).toBe(before);
  expect(readFileSync(version, "utf8").trim()).toBe("4.17.1");
});
