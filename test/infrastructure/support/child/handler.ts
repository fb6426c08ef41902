import { existsSync } from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";

/** What SST's own bundles begin with: ES modules have no `require` and no `__dirname`. */
const ESM_BANNER = [
  "import { createRequire as topLevelCreateRequire } from 'module';",
  "const require = topLevelCreateRequire(import.meta.url);",
  'import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"',
  "const __filename = topLevelFileUrlToPath(import.meta.url)",
  'const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))',
].join("\n");

/**
 * Bundles a handler as SST 4.17 does for nodejs24.x (its pkg/runtime/node/build.go), with the esbuild version that is
 * in its binary. Throws when the handler's file or the function that it names is missing.
 */
export async function bundleHandler(
  root: string,
  out: string,
  handler: string,
  properties: { minify?: boolean },
) {
  const extension = path.extname(handler);
  const entry = path.join(root, `${handler.slice(0, -extension.length)}.ts`);
  if (!existsSync(entry)) throw new Error(`Handler not found: ${handler}`);
  const outfile = path.join(out, "bundle.mjs");
  const { metafile } = await esbuild.build({
    entryPoints: [entry],
    absWorkingDir: root,
    outfile,
    bundle: true,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "es2024",
    mainFields: ["module", "main"],
    external: ["sharp", "pg-native"],
    keepNames: true,
    sourcemap: "linked",
    minify: properties.minify ?? false,
    banner: { js: ESM_BANNER },
    logLevel: "silent",
  });
  const exported = Object.values(metafile.outputs).flatMap((output) => output.exports);
  if (!exported.includes(extension.slice(1)))
    throw new Error(`${handler}: the file exports ${exported.join(", ")}`);
  const sources = Object.keys(metafile.inputs).filter((file) => !file.includes("node_modules/"));
  return { handler: `bundle${extension}`, sources };
}
