import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../../sandbox/simulator/index.ts";

const root = path.resolve(import.meta.dirname, "../..");
let folder: string;
let simulator: Simulator;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "settings-"));
  simulator = await startSimulator({
    workspace: { admins: [{ name: "Switchboard", email: "switchboard@example.com" }], teams: [] },
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await simulator.close();
});

/** Calls the command line as a process of its own. */
function line(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { INTERCOM_TOKEN: _, ...rest } = process.env;
  return new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [path.join(root, "cli/main.ts"), ...args],
      { cwd: root, env: { ...rest, ...env } },
      (error, out, err) => resolve({ code: error?.code ?? 0, out, err }),
    );
  });
}

/** A settings file with these rules. */
function settingsFile(name: string, rules: string): string {
  const file = path.join(folder, name);
  const text = `import * as when from "${root}/lib/conditions/index.ts";
import { defineConfig } from "${root}/lib/rules/settings.ts";
export default defineConfig({ actingAdmin: "switchboard@example.com", rules: ${rules} });
`;
  writeFileSync(file, text);
  return file;
}

describe("check", () => {
  test("of settings that are right says what each rule will do, and exits 0", async () => {
    const rules = `{ autoAssign: { mode: "live", pool: { team: "Support" } },
      tagLeads: { mode: "dry-run", tags: [{ tag: "hot", when: when.attribute("plan").is("pro") }] } }`;
    const { code, out, err } = await line(["check", "--config", settingsFile("good.mts", rules)]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("OK. The workspace was not asked: set INTERCOM_TOKEN to check names against it.\n");
    expect(out).toContain("autoAssign (live: it acts)\n  pool:\n    team: Support\n");
    expect(out).toContain("tagLeads (dry run: it records what it would do, and changes nothing)\n");
    expect(out).toContain('    - tag: hot\n      when: Attribute plan is "pro".\n');
  });

  test("of wrong settings tells every problem, and exits 1", async () => {
    const file = settingsFile("bad.mts", '{ autoAssign: { mode: "on", pol: { team: "Support" } } }');
    const { code, out, err } = await line(["check", "--config", file]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toBe(`rules.autoAssign.mode is "on"; give one of live, dry-run, off
rules.autoAssign has no setting pol; did you mean pool? Mend its spelling, or remove it

2 problems.
`);
    const { out: data } = await line(["check", "--config", file, "--json"]);
    expect(JSON.parse(data)).toMatchObject({ ok: false, problems: [{ path: "rules.autoAssign.mode" }, {}] });
  });

  test("of a condition that can't be made tells its line", async () => {
    const file = settingsFile("pattern.mts", "{ x: when.messageText.matches('(') }");
    const { code, err } = await line(["check", "--config", file]);
    expect(code).toBe(1);
    expect(err).toMatch(/^line 3: messageText\.matches has a pattern that can't be used: /);
  });

  test("with a token looks in the workspace, and never prints the token", async () => {
    const file = settingsFile("team.mts", '{ autoAssign: { mode: "live", pool: { team: "Suport" } } }');
    const args = ["check", "--config", file, "--origin", simulator.origin];
    const wrong = await line(args, { INTERCOM_TOKEN: "sandbox-token" });
    expect([wrong.code, wrong.out]).toEqual([1, ""]);
    expect(wrong.err).toContain(
      'rules.autoAssign.pool.team names the team "Suport", which this workspace doesn\'t have',
    );
    const refused = await line(args, { INTERCOM_TOKEN: "another-token" });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("(intercom.unauthorized)");
    expect(`${refused.out}${refused.err}`).not.toContain("another-token");
  });

  test("of a file that isn't there exits 2", async () => {
    const { code, err } = await line(["check", "--config", "nowhere.ts"]);
    expect(code).toBe(2);
    expect(err).toContain("There is no settings file at");
  });
});

describe("the command line", () => {
  test("without a command, and with --help, lists the commands", async () => {
    const bare = await line([]);
    const help = await line(["--help"]);
    expect([bare.code, help.code]).toEqual([2, 0]);
    for (const name of ["check", "explain", "undo", "pause", "parked", "replay", "forget"]) {
      expect(help.out).toMatch(new RegExp(`^ {2}${name} +\\S`, "m"));
    }
    expect((await line(["undo", "--help"])).out).toContain("node cli/main.ts undo conversation|person");
  });

  test.each([
    [["explian"], 2, "There is no command explian."],
    [["explain", "conversation", "7"], 2, "It isn't said where Switchboard runs: add --sandbox"],
    [
      ["explain", "conversation", "7", "--sandbox", "--port-base", "17900"],
      1,
      "npm start has to run with the same port base",
    ],
    [
      ["explain", "conversation", "7", "--sandbox", "--port-base", "x"],
      2,
      "The port base is a port from 1024 to 65000",
    ],
  ])("%j", async (args, code, says) => {
    const ended = await line(args);
    expect([ended.code, ended.out]).toEqual([code, ""]);
    expect(ended.err).toContain(says);
  });
});
