import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../../..");
const PAGE = "sandbox/FIDELITY.md";

/** A row of sandbox/FIDELITY.md under the heading of a page of the facts. */
export interface FidelityRow {
  /** Such as `users.md`. */
  readonly page: string;
  readonly behaviour: string;
  readonly kind: string;
  /** `§4.1`, or the beginning of a heading in quotes; then sources. */
  readonly facts: string;
  /** `users/save › a whole user of what it was told`, perhaps with the case of a table behind it, or nothing. */
  readonly test: string;
}

/** The rows about what the facts say, in their order. */
export function fidelityRows(): readonly FidelityRow[] {
  return readText(PAGE)
    .split(/^## /m)
    .flatMap((section) => {
      const page = /^\[([\w-]+\.md)\]/.exec(section)?.[1];
      return page === undefined ? [] : rowsOf(section, page);
    });
}

function rowsOf(section: string, page: string): readonly FidelityRow[] {
  const [, , ...rows] = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.map((line) => {
    const [behaviour = "", kind = "", facts = "", test = ""] = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    return { page, behaviour, kind, facts, test: test.replace(/^`(.*)`$/, "$1") };
  });
}

/** The addresses of the page's links that aren't there. */
export function brokenLinks(): readonly string[] {
  const links = [...readText(PAGE).matchAll(/\]\(([^)#]+)/g)].map(([, target = ""]) => target);
  return links.filter((target) => !existsSync(path.join(root, "sandbox", target)));
}

/** The headings of a page of the facts below its title, as they are written; with the title first if asked for. */
export function factsHeadings(page: string, title: boolean): readonly string[] {
  const text = readText(`docs/intercom-api-1.3/${page}`);
  const headings = [...text.matchAll(/^(#+) (.*)$/gm)];
  return headings.filter(([, level]) => title || level !== "#").map(([, , heading = ""]) => heading);
}

/** Whether the facts column of a row means a heading. */
export function cites({ facts }: FidelityRow, heading: string): boolean {
  const number = /^§([\d.]+)/.exec(facts)?.[1];
  if (number !== undefined) return heading.startsWith(`${number} `) || heading.startsWith(`${number}. `);
  const beginning = /^"([^"]+)"/.exec(facts)?.[1];
  return beginning !== undefined && heading.startsWith(beginning);
}

/** Whether a row's test is there: a file, a test of that title in it, and its case when the title is that of a table. */
export function testExists({ test }: FidelityRow): boolean {
  const [file = "", title = "", row] = test.split(" › ");
  const folder = file.startsWith("conformance/") ? "test" : "test/sandbox/simulator";
  const ending = file.startsWith("conformance/cases/") ? ".ts" : ".test.ts";
  const place = path.join(root, folder, file + ending);
  if (title === "" || !existsSync(place)) return false;
  const source = readFileSync(place, "utf8");
  if (!titlesIn(source).includes(title)) return false;
  return row === undefined ? !/%[sj]/.test(title) : withTables(place, source).includes(`"${row}"`);
}

/** A test's source, and what it imports from its own folder: a table of cases may have a file of its own. */
function withTables(place: string, source: string): string {
  const files = [...source.matchAll(/from "\.\/([\w-]+\.ts)"/g)].map(([, file = ""]) => file);
  return [source, ...files.map((file) => readFileSync(path.join(path.dirname(place), file), "utf8"))].join();
}

/** The titles of `test("…"` and of `test.each(…)("…"`. */
function titlesIn(source: string): readonly string[] {
  const found = source.matchAll(/\btest(?:\.each\([\s\S]*?\))?\(\s*"((?:[^"\\]|\\.)*)"/g);
  return [...found].map(([, title = ""]) => title);
}

function readText(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
