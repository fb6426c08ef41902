import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const FACTS = path.resolve(import.meta.dirname, "../../../docs/intercom-api-1.3");

/** The JSON samples of the facts by name: `users.md 0` is the first block of the page, `counts.md 3.1` the second line of its fourth. */
export function readSamples(): ReadonlyMap<string, unknown> {
  const samples = new Map<string, unknown>();
  for (const page of readdirSync(FACTS)) {
    const blocks = readFileSync(path.join(FACTS, page), "utf8").matchAll(/^```json\n([\s\S]*?)^```/gm);
    for (const [index, [, block = ""]] of [...blocks].entries()) {
      const lines = block.split("\n").filter((line) => line !== "" && !line.startsWith("//"));
      // A block holds one object, over some lines, or one in each line.
      const many = lines.length > 1 && lines.every((line) => line.startsWith("{") && line.endsWith("}"));
      if (!many) samples.set(`${page} ${index}`, JSON.parse(block));
      else for (const [at, line] of lines.entries()) samples.set(`${page} ${index}.${at}`, JSON.parse(line));
    }
  }
  return samples;
}
