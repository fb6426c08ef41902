import * as z from "zod/mini";
import type { ObjectRef, RuleEvent } from "../../engine/index.ts";

const someone = z.object({ id: z.string().check(z.minLength(1)) });
const tag = z.object({ name: z.nullish(z.string()) });

/** The items of sweeps, and of the rule's topics: docs/intercom-api-1.3/webhooks.md, "Tag items". */
const item = z.union([
  z.object({ type: z.literal("person"), ...someone.shape }),
  z.object({ type: z.literal("user_tag"), user: someone, tag }),
  z.object({ type: z.literal("contact_tag"), contact: someone, tag }),
]);

/** Whom an event is about; undefined for an item that the rule doesn't know. */
export function objectOf({ item: given }: Pick<RuleEvent, "item">): ObjectRef | undefined {
  const parsed = z.safeParse(item, given);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  if (data.type === "person") return { kind: "person", id: data.id };
  return { kind: "person", id: data.type === "user_tag" ? data.user.id : data.contact.id };
}

/** Whether an event tells of another tag than the one that marks, which says nothing to this rule. */
export function isOfOtherTag({ item: given }: Pick<RuleEvent, "item">, tagName: string): boolean {
  const parsed = z.safeParse(item, given);
  if (!parsed.success || parsed.data.type === "person") return false;
  const { name } = parsed.data.tag;
  return typeof name === "string" && name.trim().toLowerCase() !== tagName.trim().toLowerCase();
}
