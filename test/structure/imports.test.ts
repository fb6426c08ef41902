import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const sources = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && !file.endsWith(".d.ts") && existsSync(path.join(root, file)));

/** Which rooms a room may look into, besides itself. Anything not listed is refused. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "lib/intercom": [],
  "lib/state": ["lib/intercom"],
  "lib/conditions": ["lib/intercom"],
  "lib/engine": ["lib/intercom", "lib/state", "lib/conditions"],
  "lib/ingest": ["lib/intercom"],
  "lib/jobs": ["lib/intercom", "lib/state"],
  "lib/rules": ["lib/jobs", "lib/engine", "lib/conditions", "lib/intercom", "lib/state"],
  "lib/runtime": ["lib/jobs", "lib/engine", "lib/rules", "lib/ingest", "lib/intercom", "lib/state"],
  functions: ["lib/runtime", "lib/rules", "switchboard.config.ts"],
  stacks: ["lib/jobs", "lib/rules", "lib/intercom", "switchboard.config.ts"],
  "sst.config.ts": ["stacks"],
  "switchboard.config.ts": ["lib/rules", "lib/conditions"],
  "sandbox/simulator": [],
  "sandbox/aws": ["lib/jobs", "lib/rules"],
  sandbox: ["sandbox/simulator", "sandbox/aws", "lib/engine", "lib/rules", "switchboard.config.ts"],
  cli: [
    "lib/engine",
    "lib/rules",
    "lib/ingest",
    "lib/intercom",
    "lib/runtime",
    "lib/state",
    "sandbox",
    "sandbox/aws",
  ],
  scripts: ["test", "lib/rules", "lib/conditions", "lib/intercom", "lib/state"],
  bench: [
    "switchboard.config.ts",
    "sandbox",
    "sandbox/simulator",
    "sandbox/aws",
    "lib/conditions",
    "lib/intercom",
    "lib/state",
    "lib/engine",
    "scripts",
    "test",
  ],
};

const rooms = Object.keys(ALLOWED).sort((a, b) => b.length - a.length);

function roomOf(file: string): string | undefined {
  if (file.startsWith("test/")) return "test";
  return rooms.find((room) => file === room || file.startsWith(`${room}/`));
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), "utf8");
  const specifiers = [
    ...text.matchAll(/^(?:import|export)\b[^"';]*?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm),
  ];
  return specifiers.flatMap(([, fixed, dynamic]) => fixed ?? dynamic ?? []);
}

function resolve(file: string, specifier: string): string {
  return path.relative(root, path.resolve(root, path.dirname(file), specifier));
}

const edges = sources.flatMap((file) =>
  importsOf(file)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => ({ file, from: roomOf(file), target: resolve(file, specifier) }))
    .map((edge) => ({ ...edge, to: roomOf(edge.target) })),
);

describe("imports point one way", () => {
  test("every source file lies in a room that is listed here", () => {
    const homeless = sources.filter((file) => roomOf(file) === undefined && file !== "vitest.config.ts");
    expect(homeless).toEqual([]);
  });

  test("no room looks into one it may not", () => {
    const wrong = edges.filter(
      ({ from, to }) =>
        from !== undefined && from !== "test" && from !== to && !(ALLOWED[from] ?? []).includes(to ?? ""),
    );
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  test("the check sees imports at all", () => {
    expect(edges.some(({ from, to }) => from === "functions" && to === "lib/runtime")).toBe(true);
    expect(edges.some(({ from, to }) => from === "lib/engine" && to === "lib/state")).toBe(true);
    expect(sources.length).toBeGreaterThan(50);
  });

  test("the simulator shares no code with the product, not even through a package of ours", () => {
    const simulator = sources.filter((file) => file.startsWith("sandbox/simulator/"));
    expect(simulator.length).toBeGreaterThan(5);
    const specifiers = simulator.flatMap((file) => importsOf(file));
    expect(specifiers.filter((name) => name.startsWith("switchboard") || name.includes("/lib/"))).toEqual([]);
  });

  test("the webhook function's cold start has neither zod nor undici", () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const specifier of importsOf(file)) {
        if (specifier.startsWith(".")) visit(resolve(file, specifier));
        else packages.add(specifier);
      }
    };
    visit("functions/webhook.ts");
    expect(seen.size).toBeGreaterThan(5);
    expect([...packages].filter((name) => /^(zod|undici)(\/|$)/.test(name))).toEqual([]);
  });
});

describe("the ground rules of a source file", () => {
  const ours = sources.filter((file) => !file.startsWith("test/"));

  test("none is over 300 lines", () => {
    const long = sources.filter(
      (file) => readFileSync(path.join(root, file), "utf8").split("\n").length > 301,
    );
    expect(long).toEqual([]);
  });

  test("none outside tests mentions a path of a machine or silences the compiler", () => {
    const bad = ours.filter((file) =>
      /@ts-(ignore|nocheck|expect-error)|["'`]\/(root|home|work)\//.test(
        readFileSync(path.join(root, file), "utf8"),
      ),
    );
    expect(bad).toEqual([]);
  });

  test("none in lib reads the clock or a random source by itself, except where the edges are", () => {
    const edgesOfLib = [
      "lib/intercom/clock.ts",
      "lib/intercom/connection.ts",
      // The time-out of an attempt ends a real socket.
      "lib/intercom/exchange.ts",
      "lib/runtime/report-counts-function.ts",
      "lib/runtime/rule-function.ts",
    ];
    const impure = ours.filter(
      (file) =>
        file.startsWith("lib/") &&
        !edgesOfLib.includes(file) &&
        /\bDate\.now\(|\bMath\.random\b|\bsetTimeout\(/.test(readFileSync(path.join(root, file), "utf8")),
    );
    expect(impure).toEqual([]);
  });
});
