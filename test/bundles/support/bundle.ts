import { createCipheriv } from "node:crypto";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundleHandler } from "../../infrastructure/support/child/handler.ts";
import { ROOT } from "../../infrastructure/support/synth.ts";

/** The key that SST gives a function beside the file that it encrypted with it. */
export const LINKS_KEY = Buffer.alloc(32, 7).toString("base64");

/** A handler's bundle on disk, with its links beside it, as SST uploads them. */
export interface Bundle {
  /** `<folder>/bundle.handle`, as a runtime takes it. */
  readonly handler: string;
  readonly folder: string;
  readonly bytes: number;
  remove(): void;
}

/** Bundles `functions/webhook.handle`, for example, as a deployment does. */
export async function makeBundle(handler: string, links: Readonly<Record<string, unknown>>): Promise<Bundle> {
  const folder = mkdtempSync(path.join(tmpdir(), "switchboard-bundle-"));
  const built = await bundleHandler(ROOT, folder, handler, { minify: true });
  writeLinks(folder, links);
  return {
    handler: path.join(folder, built.handler),
    folder,
    bytes: statSync(path.join(folder, "bundle.mjs")).size,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Encrypts the links into the file that SST's library reads. */
export function writeLinks(folder: string, links: Readonly<Record<string, unknown>>): void {
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(LINKS_KEY, "base64"), Buffer.alloc(12));
  const encrypted = [cipher.update(JSON.stringify(links)), cipher.final(), cipher.getAuthTag()];
  writeFileSync(path.join(folder, "resource.enc"), Buffer.concat(encrypted));
}
