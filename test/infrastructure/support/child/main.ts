/**
 * A child process of synth.ts: runs the real sst.config.ts against SST's real components under Pulumi's mocks, and
 * writes the graph of resources as JSON. It does what the SST 4.17 CLI does (its pkg/project/run.go and pkg/js/js.go):
 * evaluate `app`, bundle the configuration with SST's globals, answer its build requests, run the program.
 */
import { rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Build } from "../graph.ts";
import type { SynthOptions } from "../synth.ts";
import { answer, fakeCall } from "./aws.ts";
import { bundleProgram, evaluateApp } from "./program.ts";
import { recordResources } from "./recorder.ts";
import { startBuildServer } from "./server.ts";

// As Pulumi's own language host does: nothing fails silently.
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exit(1);
  });
}

let settled = false;
process.on("exit", (code) => {
  if (settled || code !== 0) return;
  console.error("The program never settled: an output waits for something that no mock answers.");
  process.exitCode = 1;
});

async function main(options: SynthOptions & { out: string }): Promise<void> {
  const { root, stage } = options;
  const platform = path.join(root, ".sst/platform");
  const work = path.join(path.dirname(options.out), "work");
  const app = await evaluateApp(root, platform, stage);
  const region = app.providers.aws.region;

  const builds: Build[] = [];
  const failures: string[] = [];
  const server = await startBuildServer(
    { root, work, buildHandlers: options.buildHandlers === true },
    builds,
    failures,
  );
  process.env["SST_SERVER"] = server.url;
  for (const [name, value] of Object.entries(options.secrets)) process.env[`SST_SECRET_${name}`] = value;

  const pulumi: typeof import("@pulumi/pulumi") = createRequire(path.join(platform, "package.json"))(
    "@pulumi/pulumi",
  );
  const mocks = { newResource: answer(region), call: fakeCall(region) };
  await pulumi.runtime.setMocks(mocks, app.name, stage, false, "organization");
  const resources = recordResources(pulumi.runtime.getMonitor(), app.name, stage);

  const program = path.join(platform, `switchboard.${process.pid}.mjs`);
  const paths = { home: path.join(work, "home"), root, work, platform };
  await bundleProgram({ root, platform, outfile: program, app, dev: options.dev === true, paths });
  const { runProgram } = await import(pathToFileURL(program).href);
  // Now, because a program that fails ends this process without any clean-up.
  rmSync(program);
  const outputs = await pulumi.runtime.runInPulumiStack(() => runProgram());
  const values = await new Promise((resolve) => pulumi.output(outputs).apply(resolve));
  server.unref();
  // An `apply` that waits for a build is unknown to Pulumi, so its own `disconnect` returns too early: the program is
  // done when the event loop is empty.
  process.once("beforeExit", () => {
    if (failures.length > 0) throw new Error(failures.join("\n"));
    writeFileSync(options.out, JSON.stringify({ outputs: values, resources, builds }));
    process.exit(0);
  });
}

await main(JSON.parse(process.argv[2] ?? "{}"));
settled = true;
