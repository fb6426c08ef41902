import { seconds } from "../clock.ts";
import { parameterInvalid, parameterNotFound } from "../http/errors.ts";
import type { JsonObject } from "../json.ts";
import { publishConversation } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { addPart } from "./add-part.ts";
import type { Author, Conversation } from "./conversation.ts";
import { setState } from "./set-state.ts";

/**
 * Snoozes a conversation until `snoozed_until` (Unix seconds, a number or digits). It ends by itself then.
 * Throws 400 when that is missing or not in the future.
 */
export function snooze(world: World, conversation: Conversation, author: Author, body: JsonObject): void {
  const until = readUntil(body, seconds(world.clock));
  conversation.cancelSnooze?.();
  conversation.state = "snoozed";
  conversation.snoozedUntil = until;
  conversation.cancelSnooze = world.clock.schedule(until * 1000, () => wake(world, conversation));
  const part = addPart(world, conversation, "snoozed", { author });
  publishConversation(world, "conversation.admin.snoozed", conversation, part);
}

function readUntil(body: JsonObject, now: number): number {
  const value = body["snoozed_until"];
  if (value === undefined || value === null) {
    throw parameterNotFound("snoozed_until is required", "snoozed_until");
  }
  const until = typeof value === "string" && /^\d{1,12}$/.test(value) ? Number(value) : value;
  if (typeof until === "number" && Number.isSafeInteger(until) && until > now) return until;
  throw parameterInvalid("snoozed_until must be a Unix time in the future", "snoozed_until");
}

/** The time is over: nobody did it, so that the bot is the part's author. */
function wake(world: World, conversation: Conversation): void {
  setState(conversation, "open");
  const author: Author = { type: "bot", id: world.teammates.bot.id };
  const part = addPart(world, conversation, "timer_unsnooze", { author });
  publishConversation(world, "conversation.admin.unsnoozed", conversation, part);
}
