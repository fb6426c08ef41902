/**
 * Writes docs/api-coverage.md: every endpoint of the facts, the client's methods for it, and the tests that call one of
 * them and have a server see the endpoint's request line.
 * Run it after changing a resource: `node scripts/api-coverage.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type FactsEndpoint, type OtherEndpoint, readFactsList } from "./api-facts.ts";
import { type ClientMethod, readClientSource } from "./client-source.ts";
import { templatesSeen } from "./request-lines.ts";

const root = path.resolve(import.meta.dirname, "..");
const file = path.join(root, "docs/api-coverage.md");

/** An endpoint of the facts and what there is for it. */
export interface Row extends FactsEndpoint {
  /** `<resource>.<method>`. */
  readonly methods: readonly string[];
  /** Those that call one of the methods and expect the endpoint's request over HTTP; relative to the repository. */
  readonly tests: readonly string[];
}

export interface Coverage {
  readonly rows: readonly Row[];
  /** Calls of the client that the list of the facts does not have. */
  readonly unknown: readonly string[];
  /** Methods that no test calls. */
  readonly untested: readonly string[];
  readonly others: readonly OtherEndpoint[];
}

/** Compares facts, client and tests. */
export function readCoverage(): Coverage {
  const { endpoints: facts, others } = readFactsList();
  const { endpoints, resources } = readClientSource();
  const tests = readTests();
  const methods = resources.flatMap((resource) => resource.methods);
  const calls = new Map(endpoints.map((one) => [one.constant, `${one.method} ${one.path}`]));
  const callsOf = (method: ClientMethod) => method.endpoints.map((constant) => calls.get(constant));
  const known = new Set(facts.map(callOf));
  const seen = new Map([...tests].map(([name, text]) => [name, templatesSeen(text, facts)]));

  return {
    rows: facts.map((row) => {
      const names = methods.filter((method) => callsOf(method).includes(callOf(row))).map(({ name }) => name);
      const calling = new Set(names.flatMap((name) => testsOf(name, tests)));
      return {
        ...row,
        methods: names,
        tests: [...calling].filter((test) => seen.get(test)?.has(callOf(row))),
      };
    }),
    unknown: [...new Set(calls.values())].filter((call) => !known.has(call)),
    untested: methods.map(({ name }) => name).filter((name) => testsOf(name, tests).length === 0),
    others,
  };
}

/** The page as it ought to be. */
export function renderCoverage({ rows, others }: Coverage): string {
  const present = rows.filter(({ methods }) => methods.length > 0).length;
  return `# API coverage

<!-- Written by scripts/api-coverage.ts from docs/api-endpoints.json, lib/intercom and its tests. -->

The client has a method for ${present} of the ${rows.length} endpoints of API 1.3. What each does is in [client-reference.md](client-reference.md).

| Endpoint | The client's methods | Tests of its request over HTTP | Facts |
|---|---|---|---|
${rows.map(renderRow).join("\n")}

Not in the client, because API 1.3's reference does not have them:

| Endpoint | Why |
|---|---|
${others.map((other) => `| \`${callOf(other)}\` | ${other.why} |`).join("\n")}
`;
}

function renderRow({ methods, tests, facts, ...endpoint }: Row): string {
  const names = methods.map((name) => `\`${name}\``).join(", ") || "**missing**";
  const links = tests.map((test) => `[${path.basename(test)}](../${test})`).join(", ") || "**missing**";
  return `| \`${callOf(endpoint)}\` | ${names} | ${links} | [${facts}](intercom-api-1.3/${facts}) |`;
}

function callOf({ method, path: template }: { readonly method: string; readonly path: string }): string {
  return `${method} ${template}`;
}

function readTests(): ReadonlyMap<string, string> {
  const folder = "test/lib/intercom";
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  const files = names
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => path.posix.join(folder, name));
  return new Map(files.sort().map((name) => [name, readFileSync(path.join(root, name), "utf8")]));
}

/** The tests of resources that call a method; else any that does. */
function testsOf(method: string, tests: ReadonlyMap<string, string>): readonly string[] {
  const calling = [...tests].filter(([, text]) => text.includes(`${method}(`)).map(([name]) => name);
  const own = calling.filter((name) => name.includes("/resources/"));
  return own.length > 0 ? own : calling;
}

if (import.meta.main) writeFileSync(file, renderCoverage(readCoverage()));
