import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientExamples } from "../docs/examples.ts";
import { json, startHttpServer } from "../lib/intercom/support/http-server.ts";
import { type Consumer, installPackedClient } from "./consumer.ts";

let consumer: Consumer;

beforeAll(async () => {
  consumer = await installPackedClient();
});
afterAll(() => consumer.remove());

const TSCONFIG = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2023", "DOM"],
    module: "NodeNext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    typeRoots: [path.resolve(import.meta.dirname, "../../node_modules/@types")],
    types: ["node"],
    outDir: "out",
  },
};

const MAIN = `
import { createIntercomClient, isSwitchboardError, type User } from "switchboard/intercom";
import { signWebhook } from "switchboard/intercom/webhooks";

const intercom = createIntercomClient({ token: "dG9r", origin: process.argv[2] ?? "" });
const mira: User = await intercom.users.get({ id: "5d0a1c7e9b3f4a2d61000007" });
const name: string | null | undefined = mira.name;
// @ts-expect-error An id is text.
intercom.users.get({ id: 7 }).catch(() => {});
const missing = await intercom.users.get({ user_id: "u-78" }).catch((error: unknown) => error);
console.log(name, isSwitchboardError(missing) && missing.code, signWebhook("{}", "secret"));
await intercom.close();
`;

test("a TypeScript project that installed it compiles, and reads a user", async () => {
  const server = await startHttpServer((response, { url }) => {
    if (url === "/users/5d0a1c7e9b3f4a2d61000007") {
      json(response, { type: "user", id: "5d0a1c7e9b3f4a2d61000007", name: "Mira Holt" });
    } else {
      json(response, { type: "error.list", errors: [{ code: "not_found" }] }, { status: 404 });
    }
  });
  consumer.write("main.ts", MAIN);
  consumer.write("tsconfig.json", JSON.stringify({ ...TSCONFIG, files: ["main.ts"] }));
  expect(await consumer.run("tsc", [])).toBe("");
  expect(await consumer.run("node", ["out/main.js", server.origin])).toBe(
    "Mira Holt intercom.not_found sha1=5d61605c3feea9799210ddcb71307d4ba264225f\n",
  );
});

test("the examples in docs/client.md compile there", async () => {
  const files = clientExamples().map(({ code }, index) => {
    consumer.write(`example-${index}.ts`, code);
    return `example-${index}.ts`;
  });
  expect(files.length).toBeGreaterThan(7);
  consumer.write("tsconfig.json", JSON.stringify({ ...TSCONFIG, files }));
  expect(await consumer.run("tsc", ["--noEmit"])).toBe("");
});
