import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod/mini";

const docs = path.join(import.meta.dirname, "../docs");

const list = z.object({
  endpoints: z.array(z.object({ method: z.string(), path: z.string(), facts: z.string() })),
  others: z.array(z.object({ method: z.string(), path: z.string(), why: z.string() })),
});

/** An endpoint that API 1.3 has, and the page of the facts that describes it. */
export type FactsEndpoint = z.infer<typeof list>["endpoints"][number];

/** Something the facts speak of that API 1.3's reference does not have, and so the client does not either. */
export type OtherEndpoint = z.infer<typeof list>["others"][number];

/** docs/api-endpoints.json. */
export function readFactsList(): z.infer<typeof list> {
  return z.parse(list, JSON.parse(readFileSync(path.join(docs, "api-endpoints.json"), "utf8")));
}

/** Every `METHOD /path` that a page of the facts mentions, with the pages that do. */
export function readMentions(): ReadonlyMap<string, readonly string[]> {
  const folder = path.join(docs, "intercom-api-1.3");
  const mentions = new Map<string, string[]>();
  for (const page of readdirSync(folder).filter((name) => name.endsWith(".md"))) {
    const text = readFileSync(path.join(folder, page), "utf8");
    for (const [, method, found] of text.matchAll(/\b(GET|POST|PUT|DELETE) (\/[a-z][\w/{}]*)/g)) {
      const call = `${method} ${found?.replace(/\/$/, "")}`;
      mentions.set(call, [...(mentions.get(call) ?? []), page]);
    }
  }
  return mentions;
}
