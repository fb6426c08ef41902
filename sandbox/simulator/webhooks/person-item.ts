import type { Person } from "../people/person.ts";
import { personView } from "../people/view.ts";
import type { World } from "../world.ts";

/**
 * A user or lead as a notification carries one: the REST object, but with its dates as ISO-8601 text, and with the
 * members that REST lost in 1.2 present as null, and with tags that have no name (webhooks.md, "User / lead item").
 */
export function personItem(world: World, person: Person): object {
  return {
    ...personView(world, person),
    last_request_at: isoOrNull(person.lastRequestAt),
    created_at: iso(person.createdAt),
    remote_created_at: isoOrNull(person.signedUpAt),
    signed_up_at: isoOrNull(person.signedUpAt),
    updated_at: iso(person.updatedAt),
    tags: { type: "tag.list", tags: person.tagIds.map((id) => ({ type: "tag", id })) },
    last_seen_ip: null,
    user_agent_data: null,
  };
}

/** All that is told of somebody archived, user or lead: four members (webhooks.md, "user.deleted item"). */
export function deletedItem(person: Person): object {
  return { type: "user", id: person.id, user_id: person.userId, email: person.email };
}

/** `2019-06-19T12:00:00.000+00:00`. */
export function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace("Z", "+00:00");
}

export function isoOrNull(seconds: number | null): string | null {
  return seconds === null ? null : iso(seconds);
}
