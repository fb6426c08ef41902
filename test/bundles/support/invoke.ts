import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type Server } from "node:http";
import path from "node:path";
import { ROOT } from "../../infrastructure/support/synth.ts";
import { LINKS_KEY } from "./bundle.ts";

const RUNTIME = path.join(ROOT, ".sst/platform/dist/nodejs-runtime/index.js");

/** What a fresh process made of its first event. Milliseconds count from its start. */
export interface Invoked {
  readonly ok: boolean;
  readonly answer: unknown;
  readonly readyMs: number;
  readonly answeredMs: number;
  /** What it wrote. */
  readonly output: string;
}

/**
 * Runs a handler under SST's own runtime loop, in a process of its own, for one event, against a Lambda Runtime API
 * on 127.0.0.1. The process is ended after its answer. Rejects when it ends before.
 */
export async function invokeOnce(
  handler: string,
  event: unknown,
  env: Readonly<Record<string, string>>,
): Promise<Invoked> {
  const answered = Promise.withResolvers<Omit<Invoked, "output">>();
  const started = performance.now();
  let readyMs = Number.NaN;
  const server = createServer(async (request, response) => {
    if (request.url?.endsWith("/invocation/next")) {
      // The loop asks again after its answer; it is ended then.
      if (!Number.isNaN(readyMs)) return;
      readyMs = performance.now() - started;
      response.writeHead(200, {
        "content-type": "application/json",
        "lambda-runtime-aws-request-id": "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
        "lambda-runtime-deadline-ms": String(Date.now() + 30_000),
        "lambda-runtime-invoked-function-arn": "arn:aws:lambda:eu-west-1:000000000000:function:Bundle",
      });
      response.end(JSON.stringify(event));
      return;
    }
    const answeredMs = performance.now() - started;
    const answer: unknown = JSON.parse((await bodyOf(request)) || "null");
    response.writeHead(202).end();
    answered.resolve({ ok: request.url?.endsWith("/response") === true, answer, readyMs, answeredMs });
  });
  const api = await listening(server);
  const child = spawn(process.execPath, [RUNTIME, handler], {
    cwd: path.dirname(handler),
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...env,
      AWS_LAMBDA_RUNTIME_API: api,
      AWS_LAMBDA_FUNCTION_NAME: "Bundle",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
      SST_KEY: LINKS_KEY,
      SST_KEY_FILE: "resource.enc",
      SST_RESOURCE_App: JSON.stringify({ name: "switchboard", stage: "bundles" }),
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  ended.then(() => answered.reject(new Error(`the function ended before its answer:\n${output}`)));
  try {
    return { ...(await answered.promise), output };
  } finally {
    child.kill("SIGKILL");
    await ended;
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the runtime API has no port");
  return `127.0.0.1:${address.port}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
