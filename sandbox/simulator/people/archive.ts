import { publishDeleted } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import type { Person } from "./person.ts";

/**
 * Archives a user, or deletes a lead: they leave every list and look-up, and their conversations go with them
 * (users.md, section 9). Fires `user.deleted`, for leads too (webhooks.md).
 */
export function archivePerson(world: World, person: Person): void {
  for (const conversation of world.conversations.of(person.id)) world.conversations.remove(conversation);
  world.people.remove(person);
  publishDeleted(world, person);
}
