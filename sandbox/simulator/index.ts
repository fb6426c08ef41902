import { createBackDoor } from "./back-door/app.ts";
import { type Clock, systemClock } from "./clock.ts";
import { startServer } from "./http/server.ts";
import { createInstance, type Instance, stopInstance } from "./instance.ts";
import type { SimulatorOptions } from "./options.ts";
import { type Stats, statsOf } from "./stats.ts";
import type { Delivery } from "./webhooks/feed.ts";

export type { AdminSeed, TeamSeed } from "./admins/teammates.ts";
export { type Clock, systemClock, type VirtualClock, virtualClock } from "./clock.ts";
export type { EndpointCounts } from "./http/call-counts.ts";
export type { Window } from "./http/rate-limit.ts";
export { PortInUseError } from "./http/server.ts";
export type { SimulatorOptions } from "./options.ts";
export type { Stats } from "./stats.ts";
export type { Attempt, Delivery, DeliveryStatus } from "./webhooks/feed.ts";
export type { Webhook } from "./webhooks/topics.ts";
export { DEFAULT_WORKSPACE, type Workspace } from "./workspace.ts";

/** An Intercom workspace, API 1.3, that runs on this machine. */
export interface Simulator {
  /** Such as `http://127.0.0.1:4010`. */
  readonly origin: string;
  stats(): Stats;
  /** The last 10,000 notifications, oldest first, and what became of each. */
  deliveries(): readonly Delivery[];
  /** Resolves when every delivery that is due has its answer. Wait for it before you move a virtual clock. */
  idle(): Promise<void>;
  /** Stops answering; what was to be delivered later is dropped. */
  close(): Promise<void>;
}

/**
 * Starts a simulated Intercom workspace on 127.0.0.1 (sandbox/README.md). Throws PortInUseError, or a RangeError for
 * an option that can't be.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const clock: Clock = options.clock ?? systemClock;
  let instance: Instance = createInstance(options, clock);
  const backDoor = createBackDoor({
    instance: () => instance,
    clock,
    reset(seed) {
      stopInstance(instance);
      instance = createInstance({ ...options, seed: seed ?? options.seed }, clock);
    },
  });
  const server = await startServer(options.port ?? 0, (request) =>
    new URL(request.url).pathname.startsWith("/_simulator/")
      ? backDoor.fetch(request)
      : instance.api.fetch(request),
  );
  return {
    origin: server.origin,
    stats: () => statsOf(instance),
    deliveries: () => instance.hub.deliveries(),
    idle: () => instance.hub.idle(),
    async close() {
      stopInstance(instance);
      await server.close();
    },
  };
}
