import type { Person } from "../people/person.ts";
import { personView } from "../people/view.ts";

/**
 * A user or lead as a notification carries one: the REST object, but with its dates as ISO-8601 text, and with the
 * members that REST lost in 1.2 present as null (webhooks.md, "User / lead item").
 */
export function personItem(person: Person, appId: string): object {
  return {
    ...personView(person, appId),
    last_request_at: isoOrNull(person.lastRequestAt),
    created_at: iso(person.createdAt),
    remote_created_at: isoOrNull(person.signedUpAt),
    signed_up_at: isoOrNull(person.signedUpAt),
    updated_at: iso(person.updatedAt),
    last_seen_ip: null,
    user_agent_data: null,
  };
}

/** All that is told of somebody archived, user or lead: four members (webhooks.md, "user.deleted item"). */
export function deletedItem(person: Person): object {
  return { type: "user", id: person.id, user_id: person.userId, email: person.email };
}

/** `2019-06-19T12:00:00.000+00:00`. */
function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace("Z", "+00:00");
}

function isoOrNull(seconds: number | null): string | null {
  return seconds === null ? null : iso(seconds);
}
