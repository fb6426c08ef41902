import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { createIntercomClient } from "../../lib/intercom/index.ts";
import { readCoverage, renderCoverage } from "../../scripts/api-coverage.ts";
import { readFactsList, readMentions } from "../../scripts/api-facts.ts";
import { readClientSource } from "../../scripts/client-source.ts";

const coverage = readCoverage();

test("the list of endpoints has what the facts mention, and nothing else", () => {
  const { endpoints, others } = readFactsList();
  const listed = [...endpoints, ...others].map(({ method, path: template }) => `${method} ${template}`);
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed.toSorted()).toEqual([...readMentions().keys()].sort());
});

test("each endpoint of the list is described on the page that it names", () => {
  const mentions = readMentions();
  const elsewhere = readFactsList().endpoints.filter(
    ({ method, path: template, facts }) => !mentions.get(`${method} ${template}`)?.includes(facts),
  );
  expect(elsewhere).toEqual([]);
});

test("the client calls nothing that the facts don't have", () => {
  expect(coverage.unknown).toEqual([]);
});

test("the client has a tested method for every endpoint of the facts", () => {
  expect(coverage.rows.length).toBeGreaterThan(60);
  expect(coverage.rows.filter(({ methods }) => methods.length === 0)).toEqual([]);
  expect(coverage.rows.filter(({ tests }) => tests.length === 0)).toEqual([]);
  expect(coverage.untested).toEqual([]);
});

test("every method of the client was found in its source, with what it calls", async () => {
  const client = createIntercomClient({ token: "dG9rOjEyMzQ1Njc4" });
  const { close, ...resources } = client;
  const offered = Object.entries(resources).flatMap(([resource, methods]) =>
    Object.keys(methods).map((method) => `${resource}.${method}`),
  );
  await close();
  const found = readClientSource().resources.flatMap(({ methods }) => methods);
  expect(found.map(({ name }) => name).sort()).toEqual(offered.sort());
  expect(found.filter(({ endpoints }) => endpoints.length === 0)).toEqual([]);
  expect(found.filter(({ doc }) => doc === "")).toEqual([]);
});

test("docs/api-coverage.md is current: node scripts/api-coverage.ts", () => {
  const page = path.join(import.meta.dirname, "../../docs/api-coverage.md");
  expect(readFileSync(page, "utf8")).toBe(renderCoverage(coverage));
});
