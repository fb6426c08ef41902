import { leaveCompanies } from "../companies/membership.ts";
import { customerIds } from "../conversations/conversation.ts";
import { publishDeleted } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import type { Person } from "./person.ts";

/**
 * Archives a user, or deletes a lead: they leave every list and look-up, and their conversations go with them
 * (users.md, section 9), except those of a group, which they leave. Fires `user.deleted`, for leads too (webhooks.md).
 */
export function archivePerson(world: World, person: Person): void {
  for (const conversation of world.conversations.of(person.id)) {
    const [main, ...others] = customerIds(conversation).filter((id) => id !== person.id);
    if (main === undefined) world.conversations.remove(conversation);
    else world.conversations.regroup(conversation, [main, ...others]);
  }
  leaveCompanies(world, person);
  world.people.remove(person);
  publishDeleted(world, person);
}
