import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const LIB = join(import.meta.dirname, "../../../lib/intercom");

/** What a source file loads at run time; imports of types alone are gone by then. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, "utf8");
  const statements = source.matchAll(
    /^(?:import|export)\s+(?!type\b)[^;]*?from\s+"([^"]+)"|^import\s+"([^"]+)"/gms,
  );
  return [...statements].map((match) => match[1] ?? match[2] ?? "");
}

/** Everything that a file loads, directly or not: packages by name, files by their path within the client. */
function closureOf(file: string, seen = new Set<string>()): Set<string> {
  for (const specifier of importsOf(file)) {
    const target = specifier.startsWith(".") ? relative(LIB, join(dirname(file), specifier)) : specifier;
    if (seen.has(target)) continue;
    seen.add(target);
    if (specifier.startsWith(".")) closureOf(join(LIB, target), seen);
  }
  return seen;
}

const files = readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

describe("the client", () => {
  test("has files to look at", () => {
    expect(files).toContain("index.ts");
    expect(closureOf(join(LIB, "index.ts"))).toContain("undici");
  });

  test.each(files)("is usable by itself: %s", (file) => {
    for (const specifier of importsOf(join(LIB, file))) {
      if (specifier.startsWith(".")) {
        expect(relative(LIB, join(LIB, dirname(file), specifier))).not.toMatch(/^\.\./);
      } else {
        expect(specifier).toMatch(/^(node:[\w/]+|undici|zod\/mini)$/);
      }
    }
  });
});

describe("the webhooks", () => {
  test("load nothing but node:crypto, because a cold start pays for the rest", () => {
    const loaded = [...closureOf(join(LIB, "webhooks/index.ts"))].filter((name) => !name.endsWith(".ts"));
    expect(loaded).toEqual(["node:crypto"]);
  });
});
