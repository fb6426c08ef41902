import { execFile } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `npm start` as a person would, on ports of this test. */
function npmStart(args: readonly string[], portBase: string): Promise<Ended> {
  const env = { ...process.env, SWITCHBOARD_PORT_BASE: portBase };
  return new Promise((resolve, reject) => {
    execFile("npm", ["start", "--silent", "--", ...args], { cwd: root, env }, (error, stdout, stderr) => {
      if (error === null) resolve({ code: 0, stdout, stderr });
      else if (typeof error.code === "number") resolve({ code: error.code, stdout, stderr });
      else reject(error);
    });
  });
}

describe("npm start -- --once 50", () => {
  test("assigns fifty conversations to those who are there, in turn, and exits 0", async () => {
    const { code, stdout, stderr } = await npmStart(["--once", "50", "--seed", "7"], "14100");
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^ready in \d+\.\d s: Intercom simulator http:\/\/127\.0\.0\.1:14110, webhook /m);
    const lines = stdout.split("\n").filter((line) => line.includes(" → "));
    expect(lines).toHaveLength(50);
    for (const line of lines) {
      expect(line).toMatch(
        /^\d\d:\d\d:\d\d {2}.+: “.+” +→ (Rhea Quill|Marek Bloom|Sanna Holt) +\d+ ms {2}Next in turn of the 3 free in Support \(4 in all\)\.$/,
      );
    }
    expect(stdout).toContain("50 conversations, 50 assigned, 0 not.");
    const shares = ["Rhea Quill", "Marek Bloom", "Sanna Holt"].map((name) =>
      Number(new RegExp(`^ {2}${name} +(\\d+)$`, "m").exec(stdout)?.[1]),
    );
    expect(shares.sort()).toEqual([16, 17, 17]);
    expect(stdout).toContain(", 0 refused for its rate limit.");
    expect(code).toBe(0);
  }, 60_000);

  test("with --quiet tells only when it is ready, and the summary", async () => {
    const { code, stdout } = await npmStart(["--once", "3", "--quiet"], "14200");
    expect(stdout).not.toContain(" → ");
    expect(stdout.split("\n")[0]).toMatch(/^ready /);
    expect(stdout).toContain("3 conversations, 3 assigned, 0 not.");
    expect(code).toBe(0);
  }, 60_000);
});

describe("npm start, called wrongly", () => {
  test.each([
    [["--once", "many"], '--once takes a whole number from 1 to 100000, not "many".'],
    [["--once", "0"], '--once takes a whole number from 1 to 100000, not "0".'],
    [["--seed", "-1"], "--seed"],
    [["--fast"], "--fast"],
    [["now"], "now"],
  ])("%j: says what is wrong and how it is called, and exits 2", async (args, says) => {
    const { code, stdout, stderr } = await npmStart(args, "14300");
    expect(stdout).toBe("");
    expect(stderr).toContain(says);
    expect(stderr).toContain("npm start -- [options]");
    expect(code).toBe(2);
  });

  test("with a port base that can't be: exits 2", async () => {
    const { code, stderr } = await npmStart([], "99999");
    expect(stderr).toContain('SWITCHBOARD_PORT_BASE takes a port from 1024 to 65000, not "99999".');
    expect(code).toBe(2);
  });

  test("while a port is taken: names the port and the variable, and exits 1", async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(14420, "127.0.0.1", resolve));
    try {
      const { code, stderr } = await npmStart(["--once", "1"], "14400");
      expect(stderr).toContain("14420");
      expect(stderr).toContain("SWITCHBOARD_PORT_BASE");
      expect(code).toBe(1);
    } finally {
      await new Promise((resolve) => squatter.close(resolve));
    }
  }, 30_000);

  test("--help says how, and exits 0", async () => {
    const { code, stdout } = await npmStart(["--help"], "14500");
    expect(stdout).toContain("--once N");
    expect(code).toBe(0);
  });
});
