import { join } from "node:path";
import { systemClock } from "./clock.ts";
import { functionEnv, type LinkTargets, MEMORY_MB } from "./function-env.ts";
import { createFunctionHost, type FunctionHost } from "./function-host.ts";
import type { Invoke } from "./invocation.ts";
import { everyOne, keep } from "./running.ts";
import type { FunctionPlan } from "./topology.ts";

/** The functions by name, ready to be invoked. */
export type Functions = ReadonlyMap<string, FunctionHost>;

export interface FunctionsOptions {
  readonly plans: readonly FunctionPlan[];
  /** The folder that the plans' files are in. */
  readonly functionsRoot: string;
  readonly targets: LinkTargets;
  readonly onLog: (functionName: string, line: string) => void;
}

/** Starts all functions side by side. Throws an Error with the file and the reason for one that can't be loaded. */
export async function startFunctions(
  { plans, functionsRoot, targets, onLog }: FunctionsOptions,
  running: AsyncDisposableStack,
): Promise<Functions> {
  async function startOne(plan: FunctionPlan): Promise<FunctionHost> {
    const file = join(functionsRoot, plan.file);
    const host = createFunctionHost({
      functionName: plan.name,
      file,
      handler: plan.handler,
      env: functionEnv(plan, targets),
      timeoutMs: plan.timeoutSeconds * 1000,
      memoryLimitInMb: MEMORY_MB,
      clock: systemClock,
      onLog: (line) => onLog(plan.name, line),
    });
    const error = await host.start();
    if (error === undefined) return host;
    throw new Error(
      `The function ${plan.name} (${file}) did not start: ${error.errorType}: ${error.errorMessage}`,
    );
  }
  const started = plans.map(async (plan) => [plan.name, await keep(startOne(plan), running)] as const);
  return new Map(await everyOne(started));
}

/** How to invoke the function of that name. Throws when there is none. */
export function invokeOf(functions: Functions, name: string): Invoke {
  const host = functions.get(name);
  if (host === undefined) throw new Error(`There is no function ${name}.`);
  return host.invoke;
}
