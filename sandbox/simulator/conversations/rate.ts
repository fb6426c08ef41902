import { seconds } from "../clock.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";
import { addPart } from "./add-part.ts";
import type { Author, Conversation } from "./conversation.ts";

/** What a customer thinks of an answer (conversations.md, "conversation_rating"). */
export interface Rating {
  /** 1 to 5. */
  readonly rating: number;
  readonly remark: string | null;
  /** Unix seconds. */
  readonly createdAt: number;
  readonly customerId: string;
  /** The admin who was rated, if any had to do with it. */
  readonly adminId: string | null;
}

/**
 * A customer rates a conversation, with or without words; a second rating takes the place of the first. No call of
 * the API can, and 1.3 has no topic for it (webhooks.md).
 */
export function rate(
  world: World,
  conversation: Conversation,
  {
    person,
    rating,
    remark,
  }: { readonly person: Person; readonly rating: number; readonly remark: string | null },
): void {
  const author: Author = { type: "person", id: person.id };
  conversation.rating = {
    rating,
    remark,
    createdAt: seconds(world.clock),
    customerId: person.id,
    adminId: ratedAdmin(conversation),
  };
  addPart(world, conversation, "conversation_rating_changed", { author });
  if (remark !== null) addPart(world, conversation, "conversation_rating_remark_added", { author });
}

/** The admin whose it is, or else the one who last did something in it. */
function ratedAdmin({ assignee, parts }: Conversation): string | null {
  if (assignee.type === "admin") return assignee.id;
  return parts.findLast(({ author }) => author.type === "admin")?.author.id ?? null;
}
