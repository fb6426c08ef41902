import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The docstrings of one object of settings, as its source has them. */
export interface DocumentedObject {
  readonly keys: readonly string[];
  /** By key; a key without a docstring is absent. */
  readonly docs: ReadonlyMap<string, string>;
}

const root = path.join(import.meta.dirname, "../lib");
const OPENING = /^( *).*\bstrictObject\(\{$/;

/** The objects of every file that holds settings: settings.ts and its parts, and each rule's and job's config.ts. */
export function readDocumentedObjects(): readonly DocumentedObject[] {
  const inRules = readdirSync(path.join(root, "rules"));
  const shared = inRules
    .filter((file) => file.endsWith("settings.ts"))
    .map((file) => path.join("rules", file));
  const own = ["rules", "jobs"].flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(`${path.sep}config.ts`))
      .sort()
      .map((file) => path.join(room, file)),
  );
  return [...shared, ...own].flatMap((file) =>
    objectsIn(readFileSync(path.join(root, file), "utf8").split("\n")),
  );
}

/** Reads the layout that the formatter enforces, not TypeScript: members stand two blanks deeper than their object. */
function objectsIn(lines: readonly string[]): readonly DocumentedObject[] {
  return lines.flatMap((line, at) => {
    const indent = OPENING.exec(line)?.[1];
    return indent === undefined ? [] : [membersOf(lines.slice(at + 1), indent)];
  });
}

function membersOf(lines: readonly string[], indent: string): DocumentedObject {
  const end = lines.findIndex((line) => line.startsWith(`${indent}}`));
  const docs = new Map<string, string>();
  const keys: string[] = [];
  let doc = "";
  for (const line of lines.slice(0, end)) {
    const key = new RegExp(`^${indent} {2}(\\w+)(?::|,$)`).exec(line)?.[1];
    if (key !== undefined) {
      keys.push(key);
      if (doc !== "") docs.set(key, doc);
    }
    doc = line.startsWith(`${indent}  /**`) || line.startsWith(`${indent}   *`) ? joined(doc, line) : "";
  }
  return { keys, docs };
}

function joined(doc: string, line: string): string {
  const text = line.replaceAll(/^ *(?:\/\*\*|\*\/|\* ?) ?|\*\/$/g, "").trim();
  return `${doc} ${text}`.trim();
}
