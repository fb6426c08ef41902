import type { Hono } from "hono";
import { onlyMembers, readBackDoorBody, wholeMember } from "../back-door/body.ts";
import type { JsonObject } from "../json.ts";
import type { DeliveryStatus } from "./feed.ts";
import type { Hub } from "./hub.ts";
import { changeRules, type DeliveryRules } from "./rules.ts";

/** The feeds of a subscription (webhooks.md, "Endpoints"), and what was lost while the webhook was off. */
const FEEDS: ReadonlyMap<string, DeliveryStatus> = new Map([
  ["sent", "delivered"],
  ["errors", "failed"],
  ["retry", "waiting"],
  ["lost", "lost"],
]);

/** What the back door calls each rule. */
const RULES: readonly (readonly [member: string, rule: keyof DeliveryRules])[] = [
  ["timeout_seconds", "timeoutSeconds"],
  ["attempts", "attempts"],
  ["retry_after_seconds", "retryAfterSeconds"],
  ["retry_growth", "retryGrowth"],
  ["pause_after_errors", "pauseAfterErrors"],
  ["pause_within_seconds", "pauseWithinSeconds"],
  ["pause_seconds", "pauseSeconds"],
  ["suspend_after_seconds", "suspendAfterSeconds"],
  ["throttle_first_seconds", "throttleFirstSeconds"],
  ["throttle_longest_seconds", "throttleLongestSeconds"],
];

/** `/_simulator/deliveries` and `/_simulator/webhook/rules` (sandbox/README.md, "Delivery"). */
export function addDeliveryDoor(app: Hono, hub: () => Hub): void {
  app.get("/deliveries", (c) => c.json({ deliveries: hub().deliveries() }));
  app.get("/deliveries/:feed", (c) => {
    const wanted = FEEDS.get(c.req.param("feed"));
    if (wanted === undefined) return c.json({ error: `The feeds are ${[...FEEDS.keys()].join(", ")}.` }, 404);
    return c.json({
      deliveries: hub()
        .deliveries()
        .filter(({ status }) => status === wanted),
    });
  });
  app.put("/webhook/rules", async (c) => {
    const changes = readRules(await readBackDoorBody(c.req.raw));
    hub().setRules(changeRules(hub().rules(), changes));
    return c.json(rulesView(hub().rules()));
  });
}

/** Where the webhook stands. `live`: not ended for good; `throttled`: how many wait because of a 429. */
export function deliveryView(hub: Hub): object {
  const standing = hub.webhook()?.standing;
  const state = standing?.state();
  const pausedUntil = standing?.pausedUntil();
  const throttled = hub.throttled();
  return {
    live: state === "live" || state === "paused",
    state: state === "live" && throttled > 0 ? "throttled" : (state ?? "none"),
    paused_until: pausedUntil === undefined ? null : Math.ceil(pausedUntil / 1000),
    consecutive_errors: standing?.consecutiveErrors() ?? 0,
    throttled,
    rules: rulesView(hub.rules()),
  };
}

function rulesView(rules: DeliveryRules): object {
  return Object.fromEntries(RULES.map(([member, rule]) => [member, rules[rule]]));
}

function readRules(body: JsonObject): Partial<DeliveryRules> {
  onlyMembers(
    body,
    RULES.map(([member]) => member),
  );
  const given = RULES.filter(([member]) => body[member] !== undefined);
  return Object.fromEntries(given.map(([member, rule]) => [rule, wholeMember(body, member, 0, 0)]));
}
