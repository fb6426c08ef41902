import { readFileSync } from "node:fs";
import path from "node:path";

/** An example in docs/client.md: its code, and what it prints. */
export interface Example {
  readonly title: string;
  readonly code: string;
  readonly output: string;
}

export const clientPage = readFileSync(path.join(import.meta.dirname, "../../docs/client.md"), "utf8");

/** The examples of docs/client.md, under their headings, each followed by its output. */
export function clientExamples(): readonly Example[] {
  return clientPage.split(/^## /m).flatMap((section) => {
    const title = section.slice(0, section.indexOf("\n"));
    const found = section.matchAll(/```ts\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g);
    return [...found].map(([, code = "", output = ""]) => ({ title, code, output }));
  });
}
