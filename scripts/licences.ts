/**
 * Lists the licence of every package of the lock file, and which of them go into what is deployed.
 * `node scripts/licences.ts` prints the list; it ends with 1 when one is not allowed.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod/mini";

const LOCK = path.resolve(import.meta.dirname, "../package-lock.json");

/** Permissive: nothing asks a user to publish their own source. */
const ALLOWED = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MIT OR Apache-2.0",
  "Unlicense",
];
/** Only of the tools that build and test, which are not passed on: MPL-2.0 asks for the source of its own changed files. */
const ALLOWED_FOR_TOOLS = [...ALLOWED, "MPL-2.0"];

/** One package of the lock file. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** SPDX; `none` when the package names none. */
  readonly licence: string;
  /** Needed to build and test only. */
  readonly isTool: boolean;
  readonly isAllowed: boolean;
}

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.optional(z.string()),
      license: z.optional(z.string()),
      dev: z.optional(z.boolean()),
      devOptional: z.optional(z.boolean()),
      optional: z.optional(z.boolean()),
    }),
  ),
});

/** The packages of a lock file's text, in its order. Throws for a text that is no lock file. */
export function licencesOf(lock: string): Licensed[] {
  const { packages } = z.parse(lockFile, JSON.parse(lock));
  return Object.entries(packages).flatMap(([folder, entry]) => {
    if (folder === "") return [];
    const isTool = entry.dev === true || entry.devOptional === true;
    const licence = entry.license ?? "none";
    const allowed = isTool ? ALLOWED_FOR_TOOLS : ALLOWED;
    const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
    return {
      name,
      version: entry.version ?? "",
      licence,
      isTool,
      isAllowed: allowed.includes(licence),
    };
  });
}

/** The licences of this repository's packages. */
export function ownLicences(): Licensed[] {
  return licencesOf(readFileSync(LOCK, "utf8"));
}

if (import.meta.main) {
  const all = ownLicences();
  for (const { name, version, licence, isTool, isAllowed } of all) {
    console.log(
      `${isAllowed ? "" : "NOT ALLOWED  "}${name} ${version}: ${licence}${isTool ? " (tool)" : ""}`,
    );
  }
  process.exitCode = all.every(({ isAllowed }) => isAllowed) ? 0 : 1;
}
