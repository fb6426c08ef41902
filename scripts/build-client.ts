import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import * as z from "zod/mini";

const root = path.resolve(import.meta.dirname, "..");

const manifest = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  dependencies: z.looseObject({ undici: z.string(), zod: z.string() }),
});

/** What undici asks for. */
const NODE = ">=22.19.0";
/** What can be imported, besides single resources; those that are not there are left out. */
const ENTRIES = ["intercom", "intercom/webhooks", "intercom/notifications", "intercom/testing"];

/** Builds the package into a folder (relative to the repository, or absolute), which is emptied first. */
export function buildClient(folder: string): void {
  const out = path.resolve(root, folder);
  const code = path.join(out, "intercom");
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const tsc = path.join(root, "node_modules/.bin/tsc");
  execFileSync(tsc, ["-p", "tsconfig.build.json", "--outDir", code], { cwd: root, stdio: "inherit" });
  for (const file of readdirSync(code, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".d.ts")) pointToJavaScript(path.join(code, file));
  }
  writeFileSync(path.join(out, "package.json"), `${JSON.stringify(packageJson(out), null, 2)}\n`);
  copyFileSync(path.join(root, "LICENSE"), path.join(out, "LICENSE"));
}

// tsc rewrites the extensions in the code only; declarations that name TypeScript files work in fewer set-ups.
function pointToJavaScript(file: string): void {
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replaceAll(/((?:from|import) |import\()"(\.[^"]+)\.ts"/g, '$1"$2.js"'));
}

function packageJson(out: string): object {
  const { name, version, license, dependencies } = z.parse(
    manifest,
    JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")),
  );
  const entries = ENTRIES.filter((entry) => existsSync(path.join(out, entry, "index.js")));
  return {
    name,
    version,
    description: "A typed client of Intercom's REST API 1.3, and its webhooks",
    license,
    type: "module",
    engines: { node: NODE },
    sideEffects: false,
    exports: {
      ...Object.fromEntries(entries.map((entry) => [`./${entry}`, pointers(`./${entry}/index`)])),
      "./intercom/resources/*": pointers("./intercom/resources/*"),
    },
    dependencies: { undici: dependencies.undici, zod: dependencies.zod },
  };
}

function pointers(file: string): object {
  return { types: `${file}.d.ts`, default: `${file}.js` };
}
