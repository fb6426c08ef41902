import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import type { Build } from "../graph.ts";
import { ACCOUNT } from "./aws.ts";
import { bundleHandler } from "./handler.ts";

export interface BuildOptions {
  readonly root: string;
  /** A folder of this synth's own, so that several can run side by side. */
  readonly work: string;
  readonly buildHandlers: boolean;
}

/** Stands in for the server that SST's CLI gives to its program, on the loopback. Pushes each build, and each failure. */
export async function startBuildServer(options: BuildOptions, builds: Build[], failures: string[]) {
  const methods: Record<string, (params: any) => unknown> = {
    "Provider.Aws.Bootstrap": () => ({
      version: 5,
      asset: "sst-asset-mock",
      state: "sst-state-mock",
      assetEcrRegistryId: ACCOUNT,
      assetEcrUrl: "ecr.mock/sst-asset",
    }),
    "Runtime.Build": async ([input]) => {
      const out = path.join(options.work, "artifacts", `${input.functionID}-src`);
      mkdirSync(out, { recursive: true });
      const built = options.buildHandlers
        ? await bundleHandler(options.root, out, input.handler, input.properties)
        : emptyBundle(out, input.handler);
      builds.push({ ...input, sources: built.sources });
      return { out, errors: [], handler: built.handler, sourcemaps: [] };
    },
  };
  const server = createServer(async (request, response) => {
    const { method, params } = JSON.parse(await bodyOf(request));
    let result: unknown = null;
    let error: string | null = null;
    try {
      const run = methods[method];
      if (run === undefined) throw new Error(`rpc: can't find method ${method}`);
      result = await run(params);
    } catch (thrown) {
      error = String(thrown);
      failures.push(error);
    }
    // An idle keep-alive socket would hold the event loop for five seconds.
    response.setHeader("content-type", "application/json").setHeader("connection", "close");
    response.end(JSON.stringify({ id: 0, result, error }));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the build server has no port");
  return { url: `http://127.0.0.1:${address.port}`, unref: () => server.unref() };
}

function emptyBundle(out: string, handler: string) {
  writeFileSync(path.join(out, "bundle.mjs"), "export {}");
  return { handler: `bundle${path.extname(handler)}`, sources: [] };
}

async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
