import type { Hono } from "hono";
import { adminRoutes } from "./admins/routes.ts";
import type { Clock } from "./clock.ts";
import { conversationRoutes } from "./conversations/routes.ts";
import { countRoutes } from "./counts/routes.ts";
import { createApi } from "./http/api.ts";
import { type CallCounts, createCallCounts } from "./http/call-counts.ts";
import { createRateLimit, DEFAULT_RATE_LIMIT, type RateLimit } from "./http/rate-limit.ts";
import type { Route } from "./http/route.ts";
import { createIds } from "./ids.ts";
import { leadRoutes } from "./leads/routes.ts";
import { messageRoutes } from "./messages/routes.ts";
import { checkWhole, type SimulatorOptions } from "./options.ts";
import { teamRoutes } from "./teams/routes.ts";
import { userRoutes } from "./users/routes.ts";
import { createHub, type Hub } from "./webhooks/hub.ts";
import { DEFAULT_WORKSPACE } from "./workspace.ts";
import { createWorld, type World } from "./world.ts";

/** One life of the simulator: from its start, or a reset, to the next one. */
export interface Instance {
  readonly world: World;
  readonly hub: Hub;
  readonly rateLimit: RateLimit;
  readonly counts: CallCounts;
  readonly api: Hono;
}

/** The resources of the API. A new one is a folder with its routes, and a line here. */
const RESOURCES: readonly ((world: World) => Route[])[] = [
  adminRoutes,
  teamRoutes,
  userRoutes,
  leadRoutes,
  messageRoutes,
  conversationRoutes,
  countRoutes,
];

/** A workspace as the options describe it. Throws a RangeError for an option that can't be. */
export function createInstance(options: SimulatorOptions, clock: Clock): Instance {
  const ids = createIds(checkWhole("seed", options.seed ?? 1, 0));
  const appId = options.appId ?? "sandbox1";
  const rateLimit = createRateLimit(
    clock,
    checkWhole("rateLimit", options.rateLimit ?? DEFAULT_RATE_LIMIT, 0),
  );
  const hub = createHub({
    appId,
    clock,
    ids,
    webhook: options.webhook,
    retryAfterSeconds: checkWhole("retryAfterSeconds", options.retryAfterSeconds ?? 60, 0),
  });
  const world = createWorld({ appId, clock, ids, hub, workspace: options.workspace ?? DEFAULT_WORKSPACE });
  const counts = createCallCounts();
  const api = createApi({
    routes: RESOURCES.flatMap((resource) => resource(world)),
    token: options.token ?? "sandbox-token",
    ids,
    rateLimit,
    counts,
    onFault: (error) => console.error("The Intercom simulator failed at a call:", error),
  });
  return { world, hub, rateLimit, counts, api };
}

/** Ends an instance: nothing of it happens any more. */
export function stopInstance({ hub, world }: Instance): void {
  hub.stop();
  world.conversations.stop();
}
