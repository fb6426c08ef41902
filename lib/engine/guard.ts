import * as z from "zod/mini";
import type { Seen } from "../state/index.ts";
import { hasDoneEnough } from "./budget.ts";
import type { RuleEvent } from "./event.ts";
import type { Rule, Skip } from "./rule.ts";

/**
 * Why a rule must not decide about an event, told from its own decisions and without asking Intercom: an operator
 * holds the object, the event is the echo of our own action, or the rule has done enough about the object for now.
 */
export function guard(
  event: RuleEvent,
  { head, recent }: Seen,
  rule: Pick<Rule<unknown>, "budget">,
  nowMs: number,
): Skip | undefined {
  if (head?.hold !== undefined) {
    return HELD;
  }
  const part = partOf(event.item);
  const receipts = recent.flatMap((decision) => decision.receipts);
  if (part !== undefined && receipts.some((receipt) => receipt.part === part.id)) return OWN_ACTION;
  if (hasDoneEnough(head, rule.budget ?? {}, nowMs)) {
    return skip(
      "done_enough",
      "The rule has acted on this object as often as it may within an hour; more would look like a loop.",
    );
  }
  return undefined;
}

/** The echo of something that the acting admin did, whichever rule it was. */
export function guardFromActingAdmin(event: RuleEvent, actingAdmin: string): Skip | undefined {
  const part = partOf(event.item);
  return part?.author.type === "admin" && part.author.id === actingAdmin ? OWN_ACTION : undefined;
}

/** Who holds it and why stands in the decision, for people; logs have neither. */
export const HELD = skip(
  "held",
  "An operator took this rule's work back: the object is held until it is released.",
);
const OWN_ACTION = skip("own_action", "Switchboard itself caused this notification.");

/** A notification about a conversation has the part that it is about, and no other. */
const itemWithPart = z.object({
  conversation_parts: z.object({
    conversation_parts: z.array(
      z.object({ id: z.string(), author: z.object({ type: z.string(), id: z.string() }) }),
    ),
  }),
});

function partOf(item: unknown) {
  const parsed = z.safeParse(itemWithPart, item);
  return parsed.success ? parsed.data.conversation_parts.conversation_parts[0] : undefined;
}

function skip(reason: string, because: string): Skip {
  return { outcome: "skip", reason, because };
}
