import type { Event } from "../events/events.ts";
import type { Person } from "../people/person.ts";

/** An event as a notification carries one (webhooks.md, "Event item"). */
export function eventItem(event: Event, person: Person): object {
  return {
    type: "event",
    event_name: event.name,
    id: event.id,
    intercom_user_id: person.id,
    user_id: person.userId,
    email: person.email,
    metadata: event.metadata,
    created_at: event.createdAt,
    ext_metadata: {},
  };
}
