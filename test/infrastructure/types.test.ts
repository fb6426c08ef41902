import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Graph } from "./support/graph.ts";
import { ROOT, SECRETS, SYNTH_TIMEOUT_MS, synth } from "./support/synth.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await synth({ root: ROOT, stage: "production", secrets: SECRETS });
}, SYNTH_TIMEOUT_MS);

type Types = Record<string, Record<string, string>>;

/** The links as sst-env.d.ts declares them, whatever its formatter did to quotes and semicolons. */
function declared(): Types {
  const types: Types = {};
  let link = "";
  for (const line of readFileSync(path.join(ROOT, "sst-env.d.ts"), "utf8").split("\n")) {
    const [, opened] = /^ {4}"?([\w-]+)"?: \{$/.exec(line) ?? [];
    const [, name, type] = /^ {6}"?([\w-]+)"?: (.+?);?$/.exec(line) ?? [];
    if (opened) {
      link = opened;
      types[link] = {};
    }
    if (name && type) types[link] = { ...types[link], [name]: type };
  }
  return types;
}

/** The links as SST would declare them after a deployment: everything that has a name in the app. */
function deployed(): Types {
  const refs = graph.resources.filter(({ type }) => type === "sst:sst:LinkRef");
  return Object.fromEntries(
    refs.map(({ name: ref, inputs }) => {
      const name = ref.replace(/LinkRef$/, "");
      const owner = graph.resources.find(
        (resource) => resource.name === name && resource.type.startsWith("sst:"),
      );
      const properties = Object.entries(inputs["properties"] ?? {}).map(([key, value]) => [
        key,
        typeof value,
      ]);
      return [name, { ...Object.fromEntries(properties), type: `"${owner?.type.replaceAll(":", ".")}"` }];
    }),
  );
}

test("sst-env.d.ts declares what a deployment would write into it", () => {
  expect(declared()).toEqual(deployed());
});

test("and so what each function is given", () => {
  const types = declared();
  const given = graph.builds.flatMap(({ links }) => Object.entries(links));
  expect(given.length).toBeGreaterThan(0);
  for (const [link, properties] of given) {
    expect(Object.keys(types[link] ?? {}).sort(), link).toEqual(Object.keys(properties).sort());
  }
});
