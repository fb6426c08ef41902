import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, "docs/features");
const pages = readdirSync(folder).filter((file) => file.endsWith(".md"));

/** The rows of a page's tables: their cells, without the heads and the lines below them. */
function rowsOf(page: string): string[][] {
  const lines = readFileSync(path.join(folder, page), "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const isHead = /^\|[\s|:-]+\|$/.test(lines[index + 1] ?? "");
    if (!line.startsWith("|") || isHead || /^\|[\s|:-]+\|$/.test(line)) return [];
    return [
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    ];
  });
}

const shownBy = (row: readonly string[]) => [
  ...row.join(" | ").matchAll(/`(test\/[^`]+?\.test\.ts) › ([^`]+)`/g),
];

describe.each(pages)("docs/features/%s", (page) => {
  const rows = rowsOf(page);

  test("has rows, and each says yes with a test that shows it, or no with a reason", () => {
    expect(rows.length).toBeGreaterThan(3);
    const unproved = rows.filter((row) => {
      const says = row.slice(1).find((cell) => /^(yes|no)\b/.test(cell)) ?? "";
      return says.startsWith("no")
        ? !/^no: \S/.test(says)
        : !says.startsWith("yes") || shownBy(row).length === 0;
    });
    expect(unproved).toEqual([]);
  });

  test("names tests that exist", () => {
    const missing = rows.flatMap(shownBy).filter(([, file = "", title = ""]) => {
      const at = path.join(root, file);
      return !existsSync(at) || !readFileSync(at, "utf8").includes(title);
    });
    expect(missing.map(([named]) => named)).toEqual([]);
  });
});
