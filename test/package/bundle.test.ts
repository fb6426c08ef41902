import { readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Consumer, installPackedClient } from "./consumer.ts";

let consumer: Consumer;
let all: string;
let users: string;
let webhooks: string;

beforeAll(async () => {
  consumer = await installPackedClient();
  all = await bundle('export { createIntercomClient } from "switchboard/intercom";');
  users = await bundle(`
    import { createIntercomConnection } from "switchboard/intercom";
    import { usersResource } from "switchboard/intercom/resources/users";
    const { request, pages, scroll } = createIntercomConnection({ token: "dG9r" });
    export const users = usersResource(request, pages, scroll);`);
  webhooks = await bundle('export * from "switchboard/intercom/webhooks";');
});
afterAll(() => consumer.remove());

test("a bundle with one resource has nothing of the others", () => {
  expect(all).toContain("/conversations/{id}/reply");
  expect(users).toContain("/users/{id}");
  expect(users).not.toContain("/conversations");
  expect(users).not.toContain("/contacts");
});

test("the webhooks bring no other package with them", () => {
  expect(webhooks).toContain("conversation.user.created");
  expect(webhooks).not.toContain("undici");
  expect(webhooks).not.toContain("_zod");
});

test("the sizes in docs/client.md are those of today, to a tenth", () => {
  const page = readFileSync(path.resolve(import.meta.dirname, "../../docs/client.md"), "utf8");
  const rows = [...page.matchAll(/^\| (the whole client|`users` alone|webhooks) \| (\d+) \|$/gm)];
  const sizes = [all, users, webhooks].map((text) => text.length / 1000);
  expect(rows).toHaveLength(3);
  for (const [index, [, name, documented]] of rows.entries()) {
    const size = sizes[index];
    expect(size, name).toBeGreaterThan(Number(documented) * 0.9 - 0.5);
    expect(size, name).toBeLessThan(Number(documented) * 1.1 + 0.5);
  }
});

async function bundle(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: consumer.folder },
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    external: ["undici"],
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}
