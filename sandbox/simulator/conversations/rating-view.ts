import type { World } from "../world.ts";
import type { Conversation } from "./conversation.ts";

/** A conversation's rating as REST shows it: never null, but with null in all of it (conversations.md). */
export function ratingView({ people }: World, { rating }: Conversation): object {
  if (rating === null) {
    const nobody = { type: null, id: null };
    return { rating: null, remark: null, created_at: null, customer: nobody, teammate: nobody };
  }
  const { customerId, adminId } = rating;
  return {
    rating: rating.rating,
    remark: rating.remark,
    created_at: rating.createdAt,
    customer: { type: people.byId(customerId)?.kind ?? "user", id: customerId },
    teammate: { type: adminId === null ? null : "admin", id: adminId },
  };
}
