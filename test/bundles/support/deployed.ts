import { functionEnv } from "../../../sandbox/aws/function-env.ts";
import { portsFrom } from "../../../sandbox/aws/ports.ts";
import { startServices } from "../../../sandbox/aws/services.ts";
import { topologyOf } from "../../../sandbox/aws/topology.ts";
import { SIGNUP_SECRET, TOKEN, WEBHOOK_SECRET } from "../../../sandbox/credentials.ts";
import { startSimulator } from "../../../sandbox/simulator/index.ts";
import { workspaceFor } from "../../../sandbox/workspace.ts";
import settings from "../../../switchboard.config.ts";

/** One function: what SST would encrypt into its bundle, and the variables beside it. */
export interface Deployed {
  readonly name: string;
  /** `functions/webhook.handle`, for example. */
  readonly handler: string;
  readonly links: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
}

/** What the product's functions would find around them, without any function running. */
export interface Surroundings {
  readonly functions: readonly Deployed[];
  readonly dynamodb: string;
  readonly intercomOrigin: string;
  close(): Promise<void>;
}

const PREFIX = "SST_RESOURCE_";

/** Starts a simulated workspace, an embedded table, queues and bus, and links every function of the product to them. */
export async function startSurroundings(): Promise<Surroundings> {
  const running = new AsyncDisposableStack();
  const topology = topologyOf();
  const simulator = await startSimulator({
    token: TOKEN,
    seed: 1,
    rateLimit: 100_000,
    workspace: workspaceFor(settings),
  });
  running.defer(() => simulator.close());
  const onError = (error: Error) => console.error(error.message);
  const services = await startServices({ topology, ports: portsFrom(0), onError }, running);
  const targets = {
    ...services,
    topology,
    intercomOrigin: simulator.origin,
    token: TOKEN,
    webhookSecrets: WEBHOOK_SECRET,
    signupSecrets: SIGNUP_SECRET,
  };
  return {
    functions: topology.functions.map((plan) => {
      const handler = `functions/${plan.file.replace(/\.ts$/, "")}.${plan.handler}`;
      return { name: plan.name, handler, ...apart(functionEnv(plan, targets)) };
    }),
    dynamodb: services.endpoints.dynamodb,
    intercomOrigin: simulator.origin,
    close: () => running.disposeAsync(),
  };
}

/** The links, which SST puts into the bundle, apart from what is in the environment. */
function apart(all: Readonly<Record<string, string>>): Pick<Deployed, "links" | "env"> {
  const entries = Object.entries(all);
  const links = entries.filter(([name]) => name.startsWith(PREFIX) && name !== `${PREFIX}App`);
  return {
    links: Object.fromEntries(
      links.map(([name, value]): [string, unknown] => [name.slice(PREFIX.length), JSON.parse(value)]),
    ),
    env: Object.fromEntries(entries.filter(([name]) => !name.startsWith(PREFIX))),
  };
}
