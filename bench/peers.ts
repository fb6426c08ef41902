import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod/mini";

const manifest = z.looseObject({ version: z.string() });

/** The version of a package that is there, be it one of the product's or of the peers'; "missing" if it is not. */
export function installedVersion(name: string): string {
  const file = [import.meta.dirname, path.dirname(import.meta.dirname)]
    .map((folder) => path.join(folder, "node_modules", name, "package.json"))
    .find((candidate) => existsSync(candidate));
  return file === undefined ? "missing" : z.parse(manifest, JSON.parse(readFileSync(file, "utf8"))).version;
}

/** Loads a peer. Its types are not there before it is installed, so that the type checker may not look for them. */
export async function loadPeer(name: string): Promise<unknown> {
  return import(name);
}
