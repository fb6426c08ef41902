import * as z from "zod/mini";
import { type Notification, parseNotification } from "../../intercom/webhooks/index.ts";
import type { ParkedMessage } from "../../state/index.ts";
import { NO_RULE } from "../dead-letters.ts";
import { type RuleEvent, readMessage } from "../event.ts";
import { parseJson } from "../json.ts";

/** Why a parked message can't be replayed as it is, and what to do instead. */
export interface Refusal {
  readonly reason: string;
  readonly remedy: string;
}

/** Where a parked message goes when it is replayed. */
export type Verdict =
  | { readonly to: "queue"; readonly queue: "live" | "sweep"; readonly event: RuleEvent }
  | { readonly to: "bus"; readonly notification: Notification }
  | { readonly to: "nowhere"; readonly why: Refusal };

/** What EventBridge put into the queue, and what its `detail` is: a notification, or one that no rule can take. */
const busMessage = z.object({ "detail-type": z.string(), detail: z.unknown() });

/** Says where a parked message goes. Pure. One that belongs to no rule goes to the bus, if it is a whole notification. */
export function judge(message: ParkedMessage): Verdict {
  const parsed = z.safeParse(busMessage, parseJson(message.body));
  const isUnsupported = parsed.success && parsed.data["detail-type"] === "unsupported";
  if (message.reason === "api_2" || isUnsupported) return nowhere(API_2);
  if (message.rule === NO_RULE) return parsed.success ? toBus(parsed.data.detail) : nowhere(NO_NOTIFICATION);
  const event = readMessage(message.body);
  if (event === undefined) return nowhere(UNREADABLE);
  return { to: "queue", queue: message.queue ?? (event.topic === "sweep" ? "sweep" : "live"), event };
}

function toBus(detail: unknown): Verdict {
  const parsed = parseNotification(JSON.stringify(detail ?? null));
  if (parsed.ok) return { to: "bus", notification: parsed.notification };
  return nowhere(parsed.reason === "api_2" ? API_2 : NO_NOTIFICATION);
}

function nowhere(why: Refusal): Verdict {
  return { to: "nowhere", why };
}

const API_2: Refusal = {
  reason: "api_2",
  remedy:
    "It has the shape of Intercom's API 2.x, which no rule reads. Set the app's API version to 1.3 in Intercom's Developer Hub; what happened meanwhile is found by the rules' sweeps, or by the next notification about the same object.",
};
const UNREADABLE: Refusal = {
  reason: "message_unreadable",
  remedy:
    "It is neither a notification from the bus nor a message of ours, so no rule could read it. Find out who sends to the rule's queue.",
};
const NO_NOTIFICATION: Refusal = {
  reason: "no_notification",
  remedy:
    "It belongs to no rule and is no whole notification of Intercom: a schedule's call, for example, whose next run comes by itself.",
};

/** Why none of a rule's messages can be replayed now. */
export const PAUSED_STILL: Refusal = {
  reason: "paused",
  remedy: "The rule is paused, by its own switch or the one of all rules. Resume it: that replays them.",
};
export const RULE_UNKNOWN: Refusal = {
  reason: "rule_unknown",
  remedy:
    "There is no rule of this name any more, so that nobody would take them. Deploy it again, or leave them.",
};
export const NO_BUS: Refusal = {
  reason: "no_bus",
  remedy: "They belong to no rule, so that they have to go over the bus, which this replay was not given.",
};
export const DAMAGED: Refusal = {
  reason: "item_unreadable",
  remedy:
    "Where it is parked it is damaged, or a newer Switchboard parked it. Deploy the newest version and replay again, or look at the item in the table.",
};
