import { createBackDoor } from "./back-door/app.ts";
import { type Clock, systemClock } from "./clock.ts";
import { pathnameOf } from "./http/path.ts";
import { startServer } from "./http/server.ts";
import { createInstance, type Instance, stopInstance } from "./instance.ts";
import { openKeep } from "./keep/keep.ts";
import { replayInto } from "./keep/replay.ts";
import type { SimulatorOptions } from "./options.ts";
import { type Stats, statsOf } from "./stats.ts";
import type { Delivery } from "./webhooks/feed.ts";

export type { AdminSeed, TeamSeed } from "./admins/teammates.ts";
export { type Clock, systemClock, type VirtualClock, virtualClock } from "./clock.ts";
export type { EndpointCounts } from "./http/call-counts.ts";
export type { Window } from "./http/rate-limit.ts";
export { PortInUseError } from "./http/server.ts";
export { KeepError } from "./keep/keep-error.ts";
export type { SimulatorOptions } from "./options.ts";
export type { Stats } from "./stats.ts";
export type { Attempt, Delivery, DeliveryStatus } from "./webhooks/feed.ts";
export { DEFAULT_RULES, type DeliveryRules } from "./webhooks/rules.ts";
export type { Webhook } from "./webhooks/topics.ts";
export { DEFAULT_WORKSPACE, type Workspace } from "./workspace.ts";

/** An Intercom workspace, API 1.3, that runs on this machine. */
export interface Simulator {
  /** Such as `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** Whether it goes on from a kept workspace. */
  readonly restored: boolean;
  stats(): Stats;
  /** The last 10,000 notifications, oldest first, and what became of each. */
  deliveries(): readonly Delivery[];
  /** Resolves when every delivery that is due has its answer. Wait for it before you move a virtual clock. */
  idle(): Promise<void>;
  /** Stops answering; what was to be delivered later is dropped. */
  close(): Promise<void>;
}

/**
 * Starts a simulated Intercom workspace on 127.0.0.1 (sandbox/README.md). Throws PortInUseError, KeepError, or
 * a RangeError for an option that can't be.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const clock: Clock = options.clock ?? systemClock;
  const keep = options.keep === undefined ? undefined : openKeep(options.keep, clock, options.seed);
  const create = (seed: number | undefined) =>
    createInstance({ ...options, seed }, { clock: keep?.clock ?? clock, onChange: keep?.record });
  let instance: Instance = create(keep?.seed ?? options.seed);
  const backDoor = createBackDoor({
    instance: () => instance,
    clock,
    onChange: keep?.record,
    reset(seed) {
      stopInstance(instance);
      instance = create(seed ?? keep?.seed ?? options.seed);
      keep?.restart(seed);
    },
  });
  if (keep !== undefined) await replayInto(instance, keep, backDoor.fetch);
  const server = await startServer(options.port ?? 0, (request, wire) =>
    pathnameOf(request.url).startsWith("/_simulator/")
      ? backDoor.fetch(request)
      : instance.api.fetch(request, { wire }),
  ).catch((error: unknown) => {
    stopInstance(instance);
    throw error;
  });
  return {
    origin: server.origin,
    restored: keep?.restored ?? false,
    stats: () => statsOf(instance),
    deliveries: () => instance.hub.deliveries(),
    idle: () => instance.hub.idle(),
    async close() {
      stopInstance(instance);
      await server.close();
    },
  };
}
