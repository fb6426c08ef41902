import type { Conversation, Part } from "../conversations/conversation.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";
import { conversationItem } from "./conversation-item.ts";
import { deletedItem, personItem } from "./person-item.ts";

// Each fires one notification of what the workspace holds at this moment. None waits for its delivery.

/** `part`: the one that caused it; none for a conversation that begins. */
export function publishConversation(
  world: World,
  topic: string,
  conversation: Conversation,
  part?: Part,
): void {
  world.hub.publish(topic, () => conversationItem(world, conversation, part));
}

/** A user, or a lead as `contact`. */
export function publishPerson(world: World, topic: string, person: Person): void {
  world.hub.publish(topic, () => personItem(person, world.appId));
}

/** `user.deleted`. */
export function publishDeleted(world: World, person: Person): void {
  world.hub.publish("user.deleted", () => deletedItem(person));
}
