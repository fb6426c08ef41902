import type { Person } from "../people/person.ts";
import type { Event } from "./events.ts";

/** An event as the API shows one (events.md, section 1). A person without `user_id` or email lacks those members. */
export function eventView(event: Event, person: Person): object {
  return {
    type: "event",
    id: event.id,
    created_at: event.createdAt,
    event_name: event.name,
    ...(person.userId === null ? {} : { user_id: person.userId }),
    ...(person.email === null ? {} : { email: person.email }),
    intercom_user_id: person.id,
    metadata: event.metadata,
  };
}
