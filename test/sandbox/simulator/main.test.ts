import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { until } from "./support/workspace.ts";

const MAIN = path.resolve(import.meta.dirname, "../../../sandbox/simulator/main.ts");

interface Run {
  readonly child: ChildProcess;
  out(): string;
  err(): string;
  code(): Promise<unknown>;
}

function run(args: readonly string[], base: number): Run {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, SWITCHBOARD_PORT_BASE: String(base) },
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
  return { child, out: () => out, err: () => err, code: async () => (await closed)[0] };
}

/** A base whose port + 10 is free at this moment. */
async function freeBase(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  server.close();
  await once(server, "close");
  return address.port - 10;
}

describe("npm run simulator", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "says it is ready, serves, and stops clean at %s",
    async (signal) => {
      const base = await freeBase();
      const { child, out, err, code } = run(["--users", "3", "--rate-limit", "9"], base);
      await until(() => out().includes("\n"));
      expect(out()).toBe(`ready http://127.0.0.1:${base + 10} (token sandbox-token)\n`);
      const answer = await fetch(`http://127.0.0.1:${base + 10}/users`, {
        headers: { Authorization: "Bearer sandbox-token" },
      });
      expect(answer.headers.get("x-ratelimit-limit")).toBe("9");
      expect(await answer.json()).toMatchObject({ total_count: 3 });
      child.kill(signal);
      expect(await code()).toBe(0);
      expect(err()).toBe("");
    },
  );

  test("a port in use is one clear line", async () => {
    const base = await freeBase();
    const server = createServer();
    server.listen(base + 10, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.close();
    });
    const { err, code } = run([], base);
    expect(await code()).toBe(1);
    expect(err()).toMatch(new RegExp(`^Port ${base + 10} is in use\\. .*SWITCHBOARD_PORT_BASE.*\\n$`));
  });

  test("a wrong argument is a clear error", async () => {
    const { err, code } = run(["--usres", "3"], 4000);
    expect(await code()).toBe(2);
    expect(err()).toContain("Unknown option '--usres'");
  });

  test("--help tells the options", async () => {
    const { out, code } = run(["--help"], 4000);
    expect(await code()).toBe(0);
    for (const option of ["--seed", "--users", "--rate-limit", "SWITCHBOARD_PORT_BASE"]) {
      expect(out()).toContain(option);
    }
  });
});
