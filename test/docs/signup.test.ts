import { execFile, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { BusEntry } from "../../lib/ingest/bus.ts";
import { receiveSignup } from "../../lib/ingest/signup.ts";
import { createSignupVerifier } from "../../lib/ingest/signup-signature.ts";

const root = path.resolve(import.meta.dirname, "../..");
const page = readFileSync(path.join(root, "docs/signup.md"), "utf8");
const SECRET = "whsec_c2FuZGJveC1zaWdudXAtc2VjcmV0";

/** The one block of that language in a section of examples. */
function example(language: string): string {
  const [, code] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  if (code === undefined) throw new Error(`docs/signup.md has no example in ${language}`);
  return code;
}

/** How each example is run; what a machine has no program for is not run there, Node always is. */
const commands = [
  { name: "Node", file: process.execPath, args: ["--input-type=module", "-e", example("js")] },
  { name: "curl", file: "sh", args: ["-c", example("sh")], needs: ["curl", "openssl", "od"] },
  { name: "Python", file: "python3", args: ["-c", example("python")], needs: ["python3"] },
].filter(({ needs = [] }) => needs.every((program) => spawnSync("which", [program]).status === 0));

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

test.each(commands)("the example for $name signs a sign-up that is accepted", async ({ file, args }) => {
  const entries: BusEntry[] = [];
  const verify = createSignupVerifier([SECRET]);
  const put = async (entry: BusEntry) => void entries.push(entry);
  const server = createServer(async (request, response) => {
    const { method = "", headers } = request;
    const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const call = { method, headers: flat, body: await bodyOf(request), isBase64Encoded: false };
    const { answer } = await receiveSignup(call, { verify, put, nowMs: Date.now() });
    response.writeHead(answer.statusCode).end(answer.body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const env = {
    ...process.env,
    SIGNUP_URL: `http://127.0.0.1:${port}/signup`,
    SIGNUP_SECRET: SECRET,
    VISITOR_ID: "9d6c7f52-1a34-4d0f-8f7d-2b9e5a3c1d60",
  };
  try {
    const { stdout } = await promisify(execFile)(file, args, { cwd: root, env });
    expect(JSON.parse(stdout)).toEqual({ event: "signup_u-77" });
    expect(entries).toMatchObject([
      {
        detail: {
          id: "signup_u-77",
          data: {
            item: { visitor: { user_id: "9d6c7f52-1a34-4d0f-8f7d-2b9e5a3c1d60" }, user: { user_id: "u-77" } },
          },
        },
      },
    ]);
  } finally {
    server.close();
  }
});

test("the page's own JSON is a body that is taken", async () => {
  const { readSignup } = await import("../../lib/ingest/signup-body.ts");
  expect(readSignup(example("json"))).toHaveProperty("signup");
});
