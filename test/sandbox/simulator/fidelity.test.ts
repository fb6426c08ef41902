import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { brokenLinks, cites, factsHeadings, fidelityRows, testExists } from "./support/fidelity-page.ts";

const FACTS = path.resolve(import.meta.dirname, "../../../docs/intercom-api-1.3");

/** Headings that tell of the facts themselves, or that the table of what is left out has. */
const OTHERS = [
  "How to read this spec",
  "Source tags used in all files of this folder",
  "12. Bulk endpoints (outside the 1.3 table of contents)",
];

const rows = fidelityRows();

describe("sandbox/FIDELITY.md", () => {
  test("has rows for every page of the facts, and for nothing else", () => {
    const pages = readdirSync(FACTS).filter((file) => file.endsWith(".md"));
    expect(new Set(rows.map(({ page }) => page))).toEqual(new Set(pages));
    expect(rows.length).toBeGreaterThan(200);
  });

  test("knows of every row how it is known", () => {
    const unknown = rows.filter(({ kind }) => !["sourced", "inferred", "chosen"].includes(kind));
    expect(unknown).toEqual([]);
    expect(rows.filter(({ behaviour }) => behaviour === "")).toEqual([]);
  });

  test("names a section that the page has", () => {
    const astray = rows.filter(
      (row) => !factsHeadings(row.page, true).some((heading) => cites(row, heading)),
    );
    expect(astray).toEqual([]);
  });

  test("has a row for every section of the facts", () => {
    const pages = [...new Set(rows.map(({ page }) => page))];
    const missing = pages.flatMap((page) => {
      const own = rows.filter((row) => row.page === page);
      return factsHeadings(page, false).filter(
        (heading) => !OTHERS.includes(heading) && !own.some((row) => cites(row, heading)),
      );
    });
    expect(missing).toEqual([]);
  });

  test("names a test for every sourced row, and it is there", () => {
    const untested = rows.filter((row) => (row.kind === "sourced" || row.test !== "") && !testExists(row));
    expect(untested).toEqual([]);
  });

  test("has no broken link", () => {
    expect(brokenLinks()).toEqual([]);
  });
});
