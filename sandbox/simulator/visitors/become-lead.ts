import { seconds } from "../clock.ts";
import type { Person } from "../people/person.ts";
import { publishPerson } from "../webhooks/publish.ts";
import type { World } from "../world.ts";

/**
 * A visitor becomes a lead, with the same ids (visitors.md). Fires `contact.created`, and `contact.added_email` when
 * an email is known.
 */
export function becomeLead(world: World, visitor: Person): Person {
  world.visitors.remove(visitor);
  world.people.update(visitor, (draft) => {
    draft.updatedAt = seconds(world.clock);
  });
  world.people.add(visitor);
  publishPerson(world, "contact.created", visitor);
  if (visitor.email !== null) publishPerson(world, "contact.added_email", visitor);
  return visitor;
}
