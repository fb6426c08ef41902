import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { buildClient } from "../../scripts/build-client.ts";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");

/** A project of somebody else that has installed the packed client. */
export interface Consumer {
  readonly folder: string;
  write(file: string, text: string): void;
  /** Runs a program in the project; answers what it wrote. Rejects with its output when it fails. */
  run(program: "node" | "tsc", args: readonly string[]): Promise<string>;
  remove(): void;
}

/** Builds the client, packs it, and installs the tarball with npm into an empty project. */
export async function installPackedClient(): Promise<Consumer> {
  const folder = mkdtempSync(path.join(tmpdir(), "switchboard-package-"));
  const built = path.join(folder, "built");
  const project = path.join(folder, "project");
  mkdirSync(project);
  buildClient(built);
  const packed = await run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: built });
  const tarball = path.join(folder, packed.stdout.trim());
  writeFileSync(
    path.join(project, "package.json"),
    '{ "name": "consumer", "private": true, "type": "module" }\n',
  );
  const flags = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", ["install", ...flags, tarball], { cwd: project });

  return {
    folder: project,
    write: (file, text) => writeFileSync(path.join(project, file), text),
    async run(program, args) {
      const command = program === "node" ? process.execPath : path.join(root, "node_modules/.bin/tsc");
      const { stdout } = await run(command, args, { cwd: project }).catch((error: unknown) => {
        throw new Error(`${program} failed: ${outputOf(error)}`);
      });
      return stdout;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function outputOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return [Reflect.get(error, "stdout"), Reflect.get(error, "stderr")].join("\n");
}
