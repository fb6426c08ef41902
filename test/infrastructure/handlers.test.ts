import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Graph } from "./support/graph.ts";
import { ROOT, SECRETS, SYNTH_TIMEOUT_MS, synth } from "./support/synth.ts";

// With the bundles that a deployment would upload: a handler that doesn't build, or isn't exported, fails here.
let graph: Graph;
beforeAll(async () => {
  graph = await synth({ root: ROOT, stage: "production", secrets: SECRETS, buildHandlers: true });
}, SYNTH_TIMEOUT_MS);

test("every handler builds", () => {
  expect(graph.builds.map(({ handler }) => handler).sort()).toEqual([
    "functions/auto-assign.handle",
    "functions/auto-assign.sweep",
    "functions/park.handle",
    "functions/webhook.handle",
  ]);
});

test("a function is given the links that its code reads, and no others", () => {
  for (const { functionID, sources, links } of graph.builds) {
    const read = sources.flatMap((file) =>
      Array.from(
        readFileSync(path.join(ROOT, file), "utf8").matchAll(/\bResource\.(\w+)/g),
        ([, link]) => link,
      ),
    );
    expect([...new Set(read)].sort(), functionID).toEqual(Object.keys(links).sort());
  }
});
