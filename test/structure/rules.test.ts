import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { rules } from "../../lib/rules/list.ts";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, "lib/rules");
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() && entry.name !== "check" ? [entry.name] : [],
);
const read = (rule: string, file: string) => readFileSync(path.join(folder, rule, file), "utf8");

test("every folder of a rule is in the list of rules, and nothing else is", () => {
  expect(rules.map(({ name }) => name).sort()).toEqual(names.sort());
});

describe.each(names)("%s", (rule) => {
  test("has the files that every rule has", () => {
    const files = [
      "README.md",
      "config.ts",
      "decide.ts",
      "facts.ts",
      "gather.ts",
      "manifest.ts",
      "references.ts",
      "rule.ts",
    ];
    const present = new Set(readdirSync(path.join(folder, rule)));
    expect(files.filter((file) => !present.has(file))).toEqual([]);
    expect(existsSync(path.join(root, "functions", `${rule}.ts`))).toBe(true);
  });

  test("explains every reason it can give", () => {
    const sources = readdirSync(path.join(folder, rule)).filter((file) => file.endsWith(".ts"));
    const reasons = sources.flatMap((file) =>
      [...read(rule, file).matchAll(/\bskip\(\s*"(\w+)"/g)].map(([, reason]) => reason),
    );
    expect(reasons.length).toBeGreaterThan(3);
    const readme = read(rule, "README.md");
    expect(reasons.filter((reason) => !readme.includes(`\`${reason}\``))).toEqual([]);
  });

  test("explains every setting it has", () => {
    const settings = [...read(rule, "config.ts").matchAll(/^ {2,4}(\w+): z\./gm)].map(
      ([, setting]) => setting,
    );
    expect(settings.length).toBeGreaterThan(1);
    const readme = read(rule, "README.md");
    expect(
      settings.filter((setting) => !new RegExp(`\`(\\w+\\.)?${setting}(\\.\\w+)?\``).test(readme)),
    ).toEqual([]);
  });

  test("has a dry run", () => {
    expect(read(rule, "config.ts")).toContain('z.enum(["live", "dry-run", "off"])');
  });

  test("decides by facts alone: nothing that reads, waits or draws lots", () => {
    expect(read(rule, "decide.ts")).not.toMatch(/\b(await|async|Date|Math\.random|process|fetch)\b/);
  });
});
