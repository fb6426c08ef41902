import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readArguments } from "../../../../sandbox/simulator/arguments.ts";
import { until } from "../support/workspace.ts";

const MAIN = path.resolve(import.meta.dirname, "../../../../sandbox/simulator/main.ts");

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  server.close();
  await once(server, "close");
  return address.port;
}

/** Runs `npm run simulator -- --keep folder --users 3`. */
async function run(folder: string) {
  const port = await freePort();
  const child = spawn(process.execPath, [MAIN, "--keep", folder, "--users", "3"], {
    env: { ...process.env, SWITCHBOARD_PORT_BASE: String(port - 10) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const closed = once(child, "close");
  return {
    origin: `http://127.0.0.1:${port}`,
    ready: () => until(() => out.includes("ready")),
    async stop(signal: "SIGTERM" | "SIGKILL") {
      child.kill(signal);
      await closed;
    },
    code: async () => (await closed)[0],
    err: () => err,
  };
}

const HEADERS = { Authorization: "Bearer sandbox-token", "Content-Type": "application/json" };

async function users(origin: string): Promise<unknown> {
  return (await fetch(`${origin}/users?per_page=60`, { headers: HEADERS })).json();
}

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), "simulator-keep-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

test.each(["SIGTERM", "SIGKILL"] as const)("npm run simulator -- --keep goes on after %s", async (signal) => {
  const keep = await folder();
  const first = await run(keep);
  await first.ready();
  const body = JSON.stringify({ user_id: "u1" });
  await fetch(`${first.origin}/users`, { method: "POST", headers: HEADERS, body });
  const before = await users(first.origin);
  expect(before).toMatchObject({ total_count: 4 });
  await first.stop(signal);
  const second = await run(keep);
  await second.ready();
  expect(await users(second.origin)).toEqual(before);
  expect(second.err()).toBe("");
});

test("a folder that can't be used is one clear line", async () => {
  const file = path.join(await folder(), "file");
  await writeFile(file, "");
  const { code, err } = await run(file);
  expect(await code()).toBe(1);
  expect(err()).toMatch(/^The workspace can't be kept in .*\n$/);
});

test("--keep takes a folder", () => {
  expect(readArguments(["--keep", "kept"]).keep).toBe("kept");
  expect(() => readArguments(["--keep", ""])).toThrow("--keep takes a folder.");
});
