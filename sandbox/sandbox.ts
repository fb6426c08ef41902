import { rules } from "../lib/rules/list.ts";
import type { Settings } from "../lib/rules/settings.ts";
import { type Deployment, startDeployment } from "./aws/index.ts";
import { SIGNUP_SECRET, simulatorPort, TOKEN, WEBHOOK_SECRET } from "./credentials.ts";
import { workspaceAt } from "./intercom.ts";
import { type Simulator, startSimulator } from "./simulator/index.ts";
import { workspaceFor } from "./workspace.ts";

export { SIGNUP_SECRET, TOKEN, WEBHOOK_SECRET } from "./credentials.ts";

export interface SandboxOptions {
  /** 4000 by default; 0 takes any free ports. */
  readonly portBase: number;
  readonly settings: Settings;
  readonly seed: number;
  /** Calls that the simulator allows in ten seconds; Intercom's own default when absent. */
  readonly rateLimit?: number;
  onLog(functionName: string, line: string): void;
  onError(error: Error): void;
}

/** All of Switchboard and a simulated Intercom workspace, running on this machine. */
export interface Sandbox {
  readonly simulator: Simulator;
  readonly deployment: Deployment;
  close(): Promise<void>;
}

/** Starts everything; resolves when all of it answers. Throws an Error that names a port in use. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { portBase, settings, seed, rateLimit, onLog, onError } = options;
  const simulator = await startSimulator({
    port: simulatorPort(portBase),
    token: TOKEN,
    seed,
    workspace: workspaceFor(settings),
    ...(rateLimit === undefined ? {} : { rateLimit }),
  });
  try {
    const deployment = await startDeployment({
      portBase,
      intercomOrigin: simulator.origin,
      token: TOKEN,
      webhookSecrets: WEBHOOK_SECRET,
      signupSecrets: SIGNUP_SECRET,
      onLog,
      onError,
    });
    const topics = rules.flatMap((rule) => rule.topics);
    const workspace = workspaceAt(simulator.origin, TOKEN);
    await workspace.subscribe({ url: deployment.webhookUrl, secret: WEBHOOK_SECRET, topics });
    return {
      simulator,
      deployment,
      async close() {
        await simulator.close();
        await deployment.close();
      },
    };
  } catch (error) {
    await simulator.close();
    throw error;
  }
}
