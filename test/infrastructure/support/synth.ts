import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import * as z from "zod/mini";
import type { Graph } from "./graph.ts";

/** The repository. */
export const ROOT = path.resolve(import.meta.dirname, "../../..");

export interface SynthOptions {
  /** Where sst.config.ts is. */
  readonly root: string;
  readonly stage: string;
  /** By name; a missing one makes the synth fail, as a deployment would. */
  readonly secrets: Readonly<Record<string, string>>;
  /** As under `sst dev`. */
  readonly dev?: boolean;
  /** Bundles the handlers as SST would; an empty file stands for each bundle otherwise. */
  readonly buildHandlers?: boolean;
}

/** A synth takes two to four seconds; on a machine that does other work besides, many times that. */
export const SYNTH_TIMEOUT_MS = 120_000;

/** Values for the secrets, so that a synth gets as far as a deployment. */
export const SECRETS = {
  IntercomToken: "token-of-a-test",
  WebhookSecrets: "secret-of-a-test",
  SignupSecrets: "whsec_c2VjcmV0LW9mLXNpZ24tdXBz",
};

const properties = z.record(z.string(), z.unknown());
const graph = z.object({
  outputs: properties,
  resources: z.array(
    z.object({
      urn: z.string(),
      type: z.string(),
      name: z.string(),
      parent: z.pipe(
        z.optional(z.string()),
        z.transform((parent) => parent),
      ),
      inputs: properties,
      state: properties,
      retainOnDelete: z.boolean(),
    }),
  ),
  builds: z.array(
    z.object({
      functionID: z.string(),
      handler: z.string(),
      runtime: z.string(),
      links: z.record(z.string(), properties),
      properties,
      sources: z.array(z.string()),
    }),
  ),
});

/**
 * Runs the real sst.config.ts on SST's real components, without AWS, and answers what it would deploy. Rejects with
 * the program's own error output when it fails. A process each: Pulumi keeps its state in module globals, and a throw
 * inside an `apply` is an unhandled rejection.
 */
export async function synth(options: SynthOptions): Promise<Graph> {
  const folder = mkdtempSync(path.join(tmpdir(), "switchboard-synth-"));
  const out = path.join(folder, "graph.json");
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PULUMI_|SST_|AWS_|NODE_OPTIONS$)/.test(name)),
  );
  const child = path.join(import.meta.dirname, "child/main.ts");
  try {
    await promisify(execFile)(process.execPath, [child, JSON.stringify({ ...options, out })], {
      cwd: options.root,
      env,
      timeout: SYNTH_TIMEOUT_MS,
      maxBuffer: 64 * 1024 * 1024,
    });
    return { stage: options.stage, ...graph.parse(JSON.parse(readFileSync(out, "utf8"))) };
  } catch (error) {
    throw new Error(stderrOf(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function stderrOf(error: unknown): string {
  const written: unknown = error instanceof Error ? Reflect.get(error, "stderr") : undefined;
  return typeof written === "string" && written !== "" ? written : String(error);
}
