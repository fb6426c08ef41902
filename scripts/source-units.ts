import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A named piece of a resource's source: a declaration, or one method of a resource. */
export interface Unit {
  readonly name: string;
  /** The function of which it is a part; undefined at the top of a file. */
  readonly inside: string | undefined;
  /** Whether it is in the object that the function returns. */
  readonly isMethod: boolean;
  /** The docstring right above, without its stars. */
  readonly doc: string;
  readonly text: string;
  readonly file: string;
}

const resources = path.join(import.meta.dirname, "../lib/intercom/resources");

const TOP = /^(?:export )?(?:async )?(?:const|function\*?) (\w+)/;
const INNER = /^ {2}(?:async )?(?:const|function\*?) (\w+)/;
const METHOD = /^ {4}(?:async )?\*?(\w+)[:(]/;
const SPREAD = /^ {4}\.\.\.(\w+)\(/;
const DOC_START = /^ *\/\*\*/;

/** Every unit of every file in lib/intercom/resources. Reads the layout that the formatter enforces, not TypeScript. */
export function readUnits(): readonly Unit[] {
  return readdirSync(resources)
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => unitsOf(file, readFileSync(path.join(resources, file), "utf8").split("\n")));
}

function unitsOf(file: string, lines: readonly string[]): readonly Unit[] {
  let returning = false;
  const starts = lines.flatMap((line, at) => {
    if (line === "  return {") returning = true;
    else if (line === "  };") returning = false;
    const found = named(line, returning);
    return found === undefined ? [] : [{ ...found, at }];
  });
  let top: string | undefined;
  return starts.map(({ kind, name, at }, index) => {
    if (kind === "top") top = name;
    const end = starts.slice(index + 1).find((next) => kind !== "top" || next.kind === "top")?.at;
    return {
      name,
      inside: kind === "top" ? undefined : top,
      isMethod: kind === "method",
      doc: docAbove(lines, at),
      text: lines.slice(at, end).join("\n"),
      file,
    };
  });
}

function named(
  line: string,
  returning: boolean,
): { kind: "top" | "inner" | "method"; name: string } | undefined {
  const top = TOP.exec(line)?.[1];
  if (top !== undefined) return { kind: "top", name: top };
  const inner = INNER.exec(line)?.[1];
  if (inner !== undefined) return { kind: "inner", name: inner };
  if (!returning) return undefined;
  const method = METHOD.exec(line)?.[1] ?? SPREAD.exec(line)?.[1];
  return method === undefined ? undefined : { kind: "method", name: method };
}

function docAbove(lines: readonly string[], at: number): string {
  if (!lines[at - 1]?.trimEnd().endsWith("*/")) return "";
  let start = at - 1;
  while (start > 0 && !DOC_START.test(lines[start] ?? "")) start -= 1;
  return lines
    .slice(start, at)
    .join("\n")
    .replaceAll(/^ *(?:\/\*\*|\*\/|\* ?)|\*\/$/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}
