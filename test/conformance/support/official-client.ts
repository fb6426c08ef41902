import { createRequire } from "node:module";
import path from "node:path";
import * as z from "zod/mini";
import { startWorkspace, type TestWorkspace } from "../../sandbox/simulator/support/workspace.ts";

const BENCH = path.resolve(import.meta.dirname, "../../../bench/package.json");

const fn = z.custom<(...args: readonly unknown[]) => unknown>((value) => typeof value === "function");
const constructible = z.custom<new (options: { readonly token: string }) => object>(
  (value) => typeof value === "function",
);
const sdk = z.looseObject({ Client: constructible });
const answer = z.looseObject({ statusCode: z.number(), body: z.optional(z.unknown()) });

export interface OfficialAnswer {
  readonly statusCode: number;
  readonly body?: unknown;
}

export interface OfficialWorkspace extends TestWorkspace {
  /** `call("users", "find", { id })` is the package's `client.users.find({ id })`. Rejects as the package does. */
  call(resource: string, method: string, ...args: readonly unknown[]): Promise<OfficialAnswer>;
  /** The package's `client.nextPage(pages)`. */
  nextPage(pages: unknown): Promise<OfficialAnswer>;
  /** The package's `scroll.each`: what it hands over, page by page. */
  scroll(resource: string): Promise<readonly OfficialAnswer[]>;
}

/** Installs the official client beside the benchmark, when it is missing. */
export async function installOfficialClient(): Promise<void> {
  await import("../../../bench/install.ts");
}

/** A simulator of its own for one test, with the official client 2.11.2 pointed at it by its own options. */
export async function startOfficial(token = "sandbox-token"): Promise<OfficialWorkspace> {
  const workspace = await startWorkspace();
  const { Client } = z.parse(sdk, createRequire(BENCH)("intercom-client-2"));
  const client = new Client({ token });
  apply(client, "usePromises");
  apply(client, "useRequestOpts", { baseUrl: workspace.simulator.origin });
  return {
    ...workspace,
    call: async (resource, method, ...args) =>
      z.parse(answer, await apply(Reflect.get(client, resource), method, ...args)),
    nextPage: async (pages) => z.parse(answer, await apply(client, "nextPage", pages)),
    async scroll(resource) {
      const pages: OfficialAnswer[] = [];
      await apply(member(Reflect.get(client, resource), "scroll"), "each", {}, (page: unknown) => {
        pages.push(z.parse(answer, page));
      });
      return pages;
    },
  };
}

function member(of: unknown, name: string): unknown {
  if (typeof of !== "object" || of === null) throw new Error(`the official client has no ${name}`);
  return Reflect.get(of, name);
}

function apply(of: unknown, method: string, ...args: readonly unknown[]): unknown {
  return Reflect.apply(z.parse(fn, member(of, method)), of, args);
}
