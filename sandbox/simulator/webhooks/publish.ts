import type { Company } from "../companies/company.ts";
import type { Conversation, Part } from "../conversations/conversation.ts";
import type { PartTag } from "../conversations/part-tags.ts";
import type { Event } from "../events/events.ts";
import type { Person } from "../people/person.ts";
import type { Tag } from "../tags/tags.ts";
import type { World } from "../world.ts";
import { companyItem } from "./company-item.ts";
import { conversationItem } from "./conversation-item.ts";
import { eventItem } from "./event-item.ts";
import { deletedItem, personItem } from "./person-item.ts";
import { tagItem } from "./tag-item.ts";

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

/** `conversation_part.tag.created`. */
export function publishPartTag(world: World, conversation: Conversation, part: Part, added: PartTag): void {
  world.hub.publish("conversation_part.tag.created", () =>
    conversationItem(world, conversation, part, [added]),
  );
}

/** A user, or a lead as `contact`. */
export function publishPerson(world: World, topic: string, person: Person): void {
  world.hub.publish(topic, () => personItem(world, person));
}

/** `user.deleted`. */
export function publishDeleted(world: World, person: Person): void {
  world.hub.publish("user.deleted", () => deletedItem(person));
}

/** `company.created`. */
export function publishCompany(world: World, company: Company): void {
  world.hub.publish("company.created", () => companyItem(world, company));
}

/** A person is tagged or no longer; the person shows it already. Companies' tags are not notified. */
export function publishTag(world: World, act: "created" | "deleted", tag: Tag, person: Person): void {
  const kind = person.kind === "lead" ? "contact" : "user";
  world.hub.publish(`${kind}.tag.${act}`, () => tagItem(world, kind, tag, person));
}

/** `event.created`. */
export function publishEvent(world: World, event: Event, person: Person): void {
  world.hub.publish("event.created", () => eventItem(event, person));
}
