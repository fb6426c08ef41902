/**
 * Makes a fresh clone ready: installs the packages of the lock file when they are missing or older than it,
 * and checks that the Node which npm scripts will use is 24. Does nothing when all is current.
 * Plain JavaScript on purpose: it runs on the machine's own Node (20 or later), before Node 24 is there.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const stamp = path.join(root, "node_modules/.switchboard-setup");
const lock = createHash("sha256")
  .update(readFileSync(path.join(root, "package-lock.json")))
  .digest("hex");
const current =
  existsSync(stamp) && readFileSync(stamp, "utf8") === `${lock} ${process.platform}-${process.arch}`;

if (!current) {
  console.error("setting up: installing packages (npm ci), once per change of package-lock.json …");
  // npm's own messages go to stderr: stdout belongs to the command that follows.
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) {
    console.error("setup failed: `npm ci` did not finish; its messages are above.");
    process.exit(1);
  }
  writeFileSync(stamp, `${lock} ${process.platform}-${process.arch}`);
}

const node = path.join(root, "node_modules/.bin/node");
const version = existsSync(node)
  ? execFileSync(node, ["--version"], { encoding: "utf8" }).trim()
  : process.version;
if (!version.startsWith("v24.")) {
  console.error(
    `Switchboard needs Node 24 and found ${version}. On Linux it comes with the packages; elsewhere install Node 24 yourself (see README.md, "On a Mac").`,
  );
  process.exit(1);
}
