import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as intercom from "../../lib/intercom/index.ts";
import { type Simulator, startSimulator } from "../../sandbox/simulator/index.ts";
import { clientExamples, clientPage } from "./examples.ts";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");
const examples = clientExamples();

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ token: "sandbox-token" });
});
afterAll(() => simulator.close());

test("every example says what it prints", () => {
  expect(examples).toHaveLength(clientPage.match(/```ts\n/g)?.length ?? 0);
  expect(examples.length).toBeGreaterThan(7);
});

test.each(examples.map(({ title, code, output }) => [title, code, output] as const))(
  "the example of %s prints that",
  async (_title, code, output) => {
    const { stdout } = await run(process.execPath, ["--input-type=module-typescript", "--eval", code], {
      cwd: root,
      env: { ...process.env, INTERCOM_TOKEN: "sandbox-token", INTERCOM_ORIGIN: simulator.origin },
    });
    expect(stdout).toBe(output);
  },
);

test("the table of errors has every code and every class", () => {
  const rows = [...clientPage.matchAll(/^\| `(intercom\.\w+)` \| `(\w+)` \|/gm)];
  const folder = path.join(root, "lib/intercom/errors");
  const codes = readdirSync(folder)
    .flatMap((file) => [...readFileSync(path.join(folder, file), "utf8").matchAll(/"(intercom\.\w+)"/g)])
    .map(([, code]) => code);
  const classes = Object.keys(intercom).filter((name) => /(?<!^Switchboard|^Api)Error$/.test(name));
  expect(rows.map(([, code]) => code).sort()).toEqual([...new Set(codes)].sort());
  expect(rows.map(([, , name]) => name).sort()).toEqual(
    classes.filter((name) => name !== "isSwitchboardError").sort(),
  );
});
