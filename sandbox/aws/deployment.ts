import { fileURLToPath } from "node:url";
import { jobs } from "../../lib/jobs/list.ts";
import { rules } from "../../lib/rules/list.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Endpoints, TABLE_NAME } from "./function-env.ts";
import { startFunctions } from "./functions.ts";
import type { Invocation } from "./invocation.ts";
import { portsFrom } from "./ports.ts";
import { depthOf, type Queue, type QueueDepth } from "./queues.ts";
import { startServices } from "./services.ts";
import { type Topology, topologyOf } from "./topology.ts";
import { startTriggers } from "./triggers.ts";

const FUNCTIONS_ROOT = fileURLToPath(new URL("../../functions", import.meta.url));

export interface DeploymentOptions {
  /** The servers listen on this and the next ports: +20 function URLs, +30, +40, +50; 0 takes any free ports. */
  readonly portBase: number;
  readonly intercomOrigin: string;
  readonly token: string;
  /** Comma separated. */
  readonly webhookSecrets: string;
  /** Comma separated. */
  readonly signupSecrets: string;
  /** The folder with webhook.ts, signup.ts, park.ts and a file per rule; the product's own when absent. */
  readonly functionsRoot?: string;
  /** What is deployed; the product's rules and jobs when absent. */
  readonly topology?: Topology;
  /** Moves the schedules; everything else runs on the machine's clock, as the functions themselves do. */
  readonly clock?: Clock;
  readonly onLog: (functionName: string, line: string) => void;
  readonly onError: (error: Error) => void;
}

/** Switchboard, running. */
export interface Deployment {
  /** Takes Intercom's notifications. */
  readonly webhookUrl: string;
  /** Takes sign-ups. */
  readonly signupUrl: string;
  readonly endpoints: Endpoints;
  readonly tableName: string;
  /** By name, `AutoAssignLive` for example. */
  readonly queues: ReadonlyMap<string, Queue>;
  /** Runs a rule's schedule now. Throws for a rule without one. */
  fire(ruleName: string): Promise<Invocation>;
  /** Counts the messages of each queue, by its name. */
  depth(): Promise<Readonly<Record<string, QueueDepth>>>;
  /** Stops taking messages, waits for the functions under way, and ends everything. */
  close(): Promise<void>;
}

/**
 * Deploys Switchboard to this machine: the resources that `stacks/` makes on AWS, the functions each in a worker
 * thread, everything on 127.0.0.1 and in memory. Resolves when a notification can be taken. Throws PortInUseError,
 * and an Error that names a function which can't be loaded; nothing is left running then.
 */
export async function startDeployment(options: DeploymentOptions): Promise<Deployment> {
  const running = new AsyncDisposableStack();
  try {
    return await start(options, running);
  } catch (error) {
    await running.disposeAsync();
    throw error;
  }
}

async function start(options: DeploymentOptions, running: AsyncDisposableStack): Promise<Deployment> {
  const {
    topology = topologyOf(rules, jobs),
    functionsRoot = FUNCTIONS_ROOT,
    clock = systemClock,
    onError,
  } = options;
  const ports = portsFrom(options.portBase);
  const services = await startServices({ topology, ports, onError }, running);
  const { client, queues, endpoints } = services;
  const functions = await startFunctions(
    {
      plans: topology.functions,
      functionsRoot,
      targets: { ...options, topology, queues, endpoints },
      onLog: options.onLog,
    },
    running,
  );
  const { functionUrls, fire } = await startTriggers(
    { topology, port: ports.functionUrls, services, functions, clock, onError },
    running,
  );
  return {
    webhookUrl: `${functionUrls}/webhook`,
    signupUrl: `${functionUrls}/signup`,
    endpoints,
    tableName: TABLE_NAME,
    queues,
    fire,
    async depth() {
      const depths = [...queues].map(async ([name, queue]) => [name, await depthOf(client, queue)] as const);
      return Object.fromEntries(await Promise.all(depths));
    },
    close: () => running.disposeAsync(),
  };
}
