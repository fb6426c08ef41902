import type { Hono } from "hono";
import { activityLogRoutes } from "./activity-logs/routes.ts";
import { adminRoutes } from "./admins/routes.ts";
import type { Clock } from "./clock.ts";
import { companyRoutes } from "./companies/routes.ts";
import { conversationRoutes } from "./conversations/routes.ts";
import { countRoutes } from "./counts/routes.ts";
import { dataAttributeRoutes } from "./data-attributes/routes.ts";
import { deleteRequestRoutes } from "./delete-requests/routes.ts";
import { eventRoutes } from "./events/routes.ts";
import { disturbanceOf } from "./faults/disturb.ts";
import { APP_WEBHOOK } from "./faults/fault.ts";
import { createFaults, type Faults } from "./faults/faults.ts";
import { type ApiBindings, createApi } from "./http/api.ts";
import { type CallCounts, createCallCounts } from "./http/call-counts.ts";
import { createRateLimit, DEFAULT_RATE_LIMIT, type RateLimit } from "./http/rate-limit.ts";
import type { Route } from "./http/route.ts";
import { createIds } from "./ids.ts";
import type { KeptCall } from "./keep/kept-call.ts";
import { leadRoutes } from "./leads/routes.ts";
import { messageRoutes } from "./messages/routes.ts";
import { noteRoutes } from "./notes/routes.ts";
import { checkWhole, type SimulatorOptions } from "./options.ts";
import { scrollRoutes } from "./scroll/routes.ts";
import { segmentRoutes } from "./segments/routes.ts";
import { openSubscriptions } from "./subscriptions/open.ts";
import { subscriptionRoutes } from "./subscriptions/routes.ts";
import { tagRoutes } from "./tags/routes.ts";
import { teamRoutes } from "./teams/routes.ts";
import { createTimers, type Timers } from "./timers.ts";
import { userRoutes } from "./users/routes.ts";
import { visitorRoutes } from "./visitors/routes.ts";
import { createHub, type Hub } from "./webhooks/hub.ts";
import { changeRules, DEFAULT_RULES } from "./webhooks/rules.ts";
import { DEFAULT_WORKSPACE } from "./workspace.ts";
import { createWorld, type World } from "./world.ts";

/** One life of the simulator: from its start, or a reset, to the next one. */
export interface Instance {
  readonly world: World;
  readonly hub: Hub;
  readonly rateLimit: RateLimit;
  readonly counts: CallCounts;
  readonly faults: Faults;
  readonly token: string;
  readonly api: Hono<ApiBindings>;
  /** The same workspace for calls that were made before: neither counted, limited, struck nor kept. */
  replayApi(): Hono<ApiBindings>;
  /** Calls off what is to happen later in calls. */
  readonly timers: Timers;
}

/** Told of a call that changes the workspace. */
type OnChange = (call: KeptCall) => void;

/** The resources of the API. A new one is a folder with its routes, and a line here. */
const RESOURCES: readonly ((world: World) => Route[])[] = [
  activityLogRoutes,
  adminRoutes,
  teamRoutes,
  scrollRoutes,
  userRoutes,
  leadRoutes,
  visitorRoutes,
  deleteRequestRoutes,
  messageRoutes,
  companyRoutes,
  tagRoutes,
  segmentRoutes,
  noteRoutes,
  dataAttributeRoutes,
  eventRoutes,
  subscriptionRoutes,
  conversationRoutes,
  countRoutes,
];

/** A workspace as the options describe it. Throws a RangeError for an option that can't be. */
export function createInstance(
  options: SimulatorOptions,
  { clock, onChange }: { readonly clock: Clock; readonly onChange: OnChange | undefined },
): Instance {
  const seed = checkWhole("seed", options.seed ?? 1, 0);
  const ids = createIds(seed);
  const faults = createFaults(clock, seed);
  const timers = createTimers(clock);
  const appId = options.appId ?? "sandbox1";
  const rateLimit = createRateLimit(
    clock,
    checkWhole("rateLimit", options.rateLimit ?? DEFAULT_RATE_LIMIT, 0),
  );
  const disturb = (topic: string, receiver: string) =>
    disturbanceOf(faults.strikeNotification({ topic, receiver }));
  const app = createHub({
    appId,
    clock,
    ids,
    webhook: options.webhook,
    rules: changeRules(DEFAULT_RULES, options.delivery ?? {}),
    disturb: (topic) => disturb(topic, APP_WEBHOOK),
  });
  const { subscriptions, hub } = openSubscriptions(app, { appId, clock, ids, disturb });
  const workspace = options.workspace ?? DEFAULT_WORKSPACE;
  const attributeLimit = checkWhole("attributeLimit", options.attributeLimit ?? Number.MAX_SAFE_INTEGER, 0);
  const world = createWorld({
    appId,
    clock,
    ids,
    hub,
    subscriptions,
    workspace,
    attributeLimit,
    nulls: options.nulls ?? "oldest",
  });
  const counts = createCallCounts();
  const token = options.token ?? "sandbox-token";
  const common = {
    routes: RESOURCES.flatMap((resource) => resource(world)),
    token,
    ids,
    clock,
    gzip: options.gzip ?? true,
    onFault: (error: unknown) => console.error("The Intercom simulator failed at a call:", error),
  };
  const limited = { rateLimit, counts };
  const api = createApi({
    ...common,
    ...limited,
    striking: { faults, ids, ...limited, timers },
    onChange: onChange ?? (() => {}),
  });
  const replayApi = () => {
    const unlimited = {
      rateLimit: createRateLimit(clock, Number.MAX_SAFE_INTEGER),
      counts: createCallCounts(),
    };
    const striking = { faults: createFaults(clock, seed), ids, ...unlimited, timers };
    return createApi({ ...common, ...unlimited, striking, onChange: () => {} });
  };
  return { world, hub, rateLimit, counts, faults, timers, token, api, replayApi };
}

/** Ends an instance: nothing of it happens any more. */
export function stopInstance({ hub, world, timers }: Instance): void {
  timers.stop();
  hub.stop();
  world.conversations.stop();
}
