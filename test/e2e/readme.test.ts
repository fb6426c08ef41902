import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { eventually } from "../support/sandbox.ts";

const root = path.resolve(import.meta.dirname, "../..");
const readme = readFileSync(path.join(root, "README.md"), "utf8");

interface Block {
  readonly section: string;
  readonly text: string;
}

/** The shell blocks of the README, each with the heading it stands under. */
function shellBlocks(): Block[] {
  const blocks: Block[] = [];
  let section = "";
  for (const [, heading, text] of readme.matchAll(/^(#+ .*)$|^```sh\n([\s\S]*?)^```$/gm)) {
    if (heading !== undefined) section = heading;
    else if (text !== undefined) blocks.push({ section, text });
  }
  return blocks;
}

/** The commands of a block; a backslash at the end of a line goes on in the next. */
function commandsOf({ text }: Block): string[] {
  return text
    .replaceAll("\\\n", "")
    .split("\n")
    .filter((line) => line.trim() !== "");
}

const needAws = (block: Block) => block.section.includes("*(needs AWS)*");
const runnable = shellBlocks()
  .filter((block) => !needAws(block))
  .flatMap(commandsOf);

/** Starts an npm script as README.md says, and resolves when it prints the line that starts with `ready`. */
async function startScript(args: readonly string[], portBase: string) {
  const child = spawn("npm", args, {
    cwd: root,
    env: { ...process.env, SWITCHBOARD_PORT_BASE: portBase },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += String(data)));
  started.push(child);
  await eventually(
    "the line that starts with ready",
    async () => (/^ready /m.test(output) ? true : undefined),
    60_000,
  );
  return {
    output: () => output,
    /** Ctrl-C: the signal goes to the whole group, as from a terminal; resolves when all of the group has ended. */
    async interrupt(): Promise<void> {
      if (child.pid === undefined) throw new Error("npm was not started");
      process.kill(-child.pid, "SIGINT");
      await eventually("the end of the group", async () => (isAlive(child.pid) ? undefined : true));
    },
  };
}

function isAlive(group: number | undefined): boolean {
  try {
    return group !== undefined && process.kill(-group, 0);
  } catch {
    return false;
  }
}

const started: ChildProcess[] = [];
afterAll(() => {
  for (const { pid } of started) {
    if (pid !== undefined && isAlive(pid)) process.kill(-pid, "SIGKILL");
  }
});

describe("the commands of the README", () => {
  test("are the ones that are run here, and those that need AWS say so", () => {
    expect(runnable.map((command) => command.split(" ").slice(0, 2).join(" "))).toEqual([
      "npm start",
      "npm test",
      "curl -s",
      "curl -s",
      "curl -s",
    ]);
    const others = shellBlocks().filter(needAws).flatMap(commandsOf);
    expect(others.every((command) => command.startsWith("npx sst "))).toBe(true);
    expect(others.length).toBeGreaterThan(0);
  });

  test("npm start shows conversations being assigned; a customer of one's own gets someone; Ctrl-C ends it", async () => {
    const running = await startScript(["start"], "14600");
    const curls = runnable
      .filter((command) => command.startsWith("curl"))
      .map((command) => command.replace(":4010/", ":14610/"));
    const run = (command = "") => execFileSync("bash", ["-c", command], { encoding: "utf8" });
    const [user, message, list] = curls;
    expect(JSON.parse(run(user))).toMatchObject({ type: "user", email: "you@example.test" });
    expect(JSON.parse(run(message))).toMatchObject({ type: "user_message", body: "Hello?" });
    await eventually("an assignee", async () =>
      JSON.parse(run(list)).conversations[0]?.assignee.type === "admin" ? true : undefined,
    );
    await eventually("a line of the show", async () => (running.output().includes(" → ") ? true : undefined));
    await running.interrupt();
    expect(running.output()).toMatch(/^\d+ conversations, \d+ assigned, \d+ not\.$/m);
  }, 120_000);

  test("npm test is what CI runs", () => {
    expect(readFileSync(path.join(root, ".ci/run"), "utf8")).toMatch(/^exec npm test$/m);
    expect(readFileSync(path.join(root, ".github/workflows/ci.yml"), "utf8")).toContain("- run: .ci/run");
  });

  test("npm run simulator runs the simulator alone", async () => {
    const running = await startScript(["run", "simulator"], "14700");
    const answer = await fetch("http://127.0.0.1:14710/admins", {
      headers: { authorization: "Bearer sandbox-token", accept: "application/json" },
    });
    expect(await answer.json()).toMatchObject({ type: "admin.list" });
    await running.interrupt();
    await expect(fetch("http://127.0.0.1:14710/admins")).rejects.toThrow();
  }, 120_000);
});

test("every file that the README and the contributor's guide point to is there", () => {
  const links = ["README.md", "CONTRIBUTING.md", "sandbox/README.md"].flatMap((file) => {
    const text = readFileSync(path.join(root, file), "utf8");
    const found = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)];
    return found.map(([, link = ""]) => path.join(path.dirname(file), link));
  });
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) expect(() => readFileSync(path.join(root, link)), link).not.toThrow();
});
