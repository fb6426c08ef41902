import { readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";

/** What `app` in sst.config.ts answers, completed as SST completes it. */
export interface App {
  readonly name: string;
  readonly stage: string;
  readonly providers: { readonly aws: { readonly region: string } };
}

/** Evaluates `app` of sst.config.ts for a stage, without SST's globals, as the CLI does first. */
export async function evaluateApp(root: string, platform: string, stage: string): Promise<App> {
  const file = path.join(platform, `switchboard.app.${process.pid}.mjs`);
  const { outputFiles } = await esbuild.build({
    stdin: { contents: 'export { default } from "./sst.config.ts"', resolveDir: root, loader: "ts" },
    banner: { js: "function $config(input) { return input }" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    logLevel: "error",
  });
  writeFileSync(file, outputFiles[0]?.text ?? "");
  try {
    const { default: config } = await import(pathToFileURL(file).href);
    return { removal: "retain", ...(await config.app({ stage })), stage };
  } finally {
    rmSync(file, { force: true });
  }
}

export interface ProgramOptions {
  readonly root: string;
  readonly platform: string;
  readonly outfile: string;
  readonly app: App;
  readonly dev: boolean;
  readonly paths: Readonly<Record<string, string>>;
}

/** Bundles `run` of sst.config.ts with SST's components and globals, ready for Pulumi. */
export async function bundleProgram({
  root,
  platform,
  outfile,
  app,
  dev,
  paths,
}: ProgramOptions): Promise<void> {
  const cli = { command: dev ? "dev" : "deploy", dev, paths, state: { version: {} } };
  await esbuild.build({
    stdin: {
      contents: `import { run } from ${JSON.stringify(path.join(platform, "src/auto/run.ts"))};
import config from "./sst.config.ts";
export const runProgram = () => run(config.run);`,
      resolveDir: root,
      loader: "ts",
    },
    banner: {
      js: `import { createRequire } from "module"; const require = createRequire(import.meta.url);
const __filename = import.meta.filename; const __dirname = import.meta.dirname;`,
    },
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    nodePaths: [path.join(platform, "node_modules")],
    external: ["@pulumi/*", "undici", "@aws-sdk/*", "esbuild", "archiver", "glob", "vite"],
    define: { $app: JSON.stringify(app), $cli: JSON.stringify(cli), $dev: String(dev) },
    inject: [path.join(platform, "src/shim/run.js")],
    plugins: [stableNames, globals(root, platform)],
    sourcemap: "inline",
    logLevel: "error",
  });
}

const RANDOM = 'crypto.randomBytes(8).toString("hex")';

/** SST ends physical names with random letters: here the graph depends on nothing but the stage. */
const stableNames: esbuild.Plugin = {
  name: "stable names",
  setup({ onLoad }) {
    onLoad({ filter: /platform\/src\/components\/naming\.ts$/ }, ({ path: file }) => {
      const source = readFileSync(file, "utf8");
      if (!source.includes(RANDOM)) throw new Error(`${file} has changed: no ${RANDOM}`);
      return { contents: source.replace(RANDOM, '[main, name, suffix].join("|")'), loader: "ts" };
    });
  },
};

/** `sst` and `aws` are globals of every file of the project. */
function globals(root: string, platform: string): esbuild.Plugin {
  const lock: { alias: string; package: string }[] = JSON.parse(
    readFileSync(path.join(root, ".sst/provider-lock.json"), "utf8"),
  );
  const imports = [
    ...lock.map(({ alias, package: name }) => `import * as ${alias} from "${name}";`),
    `import * as sst from "${platform}/src/components";`,
  ].join("\n");
  const own = realpathSync(platform);
  return {
    name: "globals",
    setup({ onLoad }) {
      onLoad({ filter: /\.(js|ts)$/ }, ({ path: file }) => {
        if (file.startsWith(own) || file.includes("node_modules")) return undefined;
        return { contents: `${imports}\n${readFileSync(file, "utf8")}`, loader: "default" };
      });
    },
  };
}
