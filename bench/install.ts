/** Installs the peers that the client is measured against, from the lock file beside this, when they are missing. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod/mini";
import { installedVersion } from "./peers.ts";

const manifest = z.looseObject({ dependencies: z.record(z.string(), z.string()) });
const file = path.join(import.meta.dirname, "package.json");
const { dependencies } = z.parse(manifest, JSON.parse(readFileSync(file, "utf8")));

// `npm:intercom-client@2.11.2` is installed as 2.11.2.
const missing = Object.entries(dependencies).filter(
  ([name, wanted]) => !wanted.endsWith(`@${installedVersion(name)}`),
);
if (missing.length > 0) {
  console.error("setting up: installing the peers to measure against (npm ci in bench/) …");
  execFileSync("npm", ["ci", "--loglevel=error"], {
    cwd: import.meta.dirname,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
}
