import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";
import type { Event } from "./events.ts";

/** `GET /events` with `summary=true` (events.md, section 6): all there ever were, by name; dates are text. */
export function summariseEvents(world: World, person: Person): object {
  const byName = Map.groupBy(world.events.of(person.id).toReversed(), ({ name }) => name);
  return {
    type: "event.summary",
    email: person.email,
    intercom_user_id: person.id,
    user_id: person.userId,
    events: [...byName].map(([name, events]) => ({
      name,
      first: iso(events[0]),
      last: iso(events.at(-1)),
      count: events.length,
      description: null,
    })),
  };
}

function iso(event: Event | undefined): string {
  return new Date((event?.createdAt ?? 0) * 1000).toISOString();
}
