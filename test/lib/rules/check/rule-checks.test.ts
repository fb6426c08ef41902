import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ruleChecks } from "../../../../lib/rules/check/rule-checks.ts";

const folder = path.join(import.meta.dirname, "../../../../lib/rules");

test("every rule that has a references.ts is checked", async () => {
  const files = readdirSync(folder)
    .map((rule) => path.join(folder, rule, "references.ts"))
    .filter((file) => existsSync(file));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    const { references }: { references: unknown } = await import(file);
    expect(
      ruleChecks.some((check) => check.references === references),
      file,
    ).toBe(true);
  }
});
