import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { rules } from "../../lib/rules/list.ts";
import type { Graph } from "./support/graph.ts";
import { ROOT, SECRETS, SYNTH_TIMEOUT_MS, synth } from "./support/synth.ts";

// With the bundles that a deployment would upload: a handler that doesn't build, or isn't exported, fails here.
let graph: Graph;
beforeAll(async () => {
  graph = await synth({ root: ROOT, stage: "production", secrets: SECRETS, buildHandlers: true });
}, SYNTH_TIMEOUT_MS);

test("every handler builds", () => {
  const handlers = rules.flatMap(({ name, schedule }) => [
    `functions/${name}.handle`,
    ...(schedule ? [`functions/${name}.sweep`] : []),
  ]);
  expect(graph.builds.map(({ handler }) => handler).sort()).toEqual(
    [
      ...handlers,
      "functions/park.handle",
      "functions/report-counts.run",
      "functions/signup.handle",
      "functions/webhook.handle",
    ].sort(),
  );
});

test("a function is given the links that its code reads, and no others", () => {
  for (const { functionID, sources, links } of graph.builds) {
    const read = sources.flatMap((file) =>
      Array.from(
        readFileSync(path.join(ROOT, file), "utf8").matchAll(/\bResource\.(\w+)/g),
        ([, link]) => link,
      ),
    );
    // Every function is given the app's name and stage.
    const own = new Set(read.filter((link) => link !== "App"));
    expect([...own].sort(), functionID).toEqual(Object.keys(links).sort());
  }
});
