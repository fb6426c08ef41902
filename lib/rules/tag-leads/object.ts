import * as z from "zod/mini";
import type { ObjectRef, RuleEvent } from "../../engine/index.ts";

const id = z.string().check(z.minLength(1));
const someone = z.object({ type: z.string(), id });

/** The items of the rule's topics, and of its own sweeps: docs/intercom-api-1.3/webhooks.md, "Item shapes". */
const item = z.union([
  z.object({ type: z.enum(["contact", "user", "person", "company"]), id }),
  z.object({ type: z.literal("conversation"), id, user: someone }),
  z.object({ type: z.literal("contact_tag"), contact: z.object({ id }) }),
  z.object({ type: z.literal("user_tag"), user: someone }),
  z.object({ type: z.literal("event"), intercom_user_id: id }),
]);

/** What an event says about its object before anything is read. */
export interface Hint {
  readonly object: ObjectRef;
  /** Where the item tells; a lead may have become a user since. */
  readonly kind?: "lead" | "user" | undefined;
  /** The conversation that they wrote in. */
  readonly conversation?: string;
}

/** Whom an event is about; undefined when its item doesn't say. */
export function hintOf({ item: given }: Pick<RuleEvent, "item">): Hint | undefined {
  const parsed = z.safeParse(item, given);
  if (!parsed.success) return undefined;
  const found = parsed.data;
  switch (found.type) {
    case "contact":
      return { object: person(found.id), kind: "lead" };
    case "user":
      return { object: person(found.id), kind: "user" };
    case "person":
      return { object: person(found.id) };
    case "company":
      return { object: { kind: "company", id: found.id } };
    case "conversation":
      return { object: person(found.user.id), kind: kindOf(found.user), conversation: found.id };
    case "contact_tag":
      return { object: person(found.contact.id), kind: "lead" };
    case "user_tag":
      return { object: person(found.user.id), kind: kindOf(found.user) };
    case "event":
      return { object: person(found.intercom_user_id) };
  }
}

function person(id: string): ObjectRef {
  return { kind: "person", id };
}

/** An item of a lead's calls its person `lead`, or `contact`. */
function kindOf({ type }: { readonly type: string }): "lead" | "user" | undefined {
  if (type === "user") return "user";
  return type === "lead" || type === "contact" ? "lead" : undefined;
}
