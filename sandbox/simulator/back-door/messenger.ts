import { replyAsPerson } from "../conversations/person-reply.ts";
import { htmlFromPlain } from "../conversations/text.ts";
import { conversationView } from "../conversations/view.ts";
import type { JsonObject } from "../json.ts";
import { saveLead } from "../leads/save.ts";
import { startByPerson } from "../messages/create.ts";
import type { Person } from "../people/person.ts";
import { publishConversation } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { BackDoorError, idMember, onlyMembers, textMember } from "./body.ts";

/**
 * Somebody writes in the messenger: a new conversation. It is the user with the email, else the lead who was first
 * with it, else a new lead. Answers what the API keeps to itself: the conversation's id.
 */
export function writeInMessenger(world: World, body: JsonObject): object {
  onlyMembers(body, ["body", "name", "email"]);
  const words = textMember(body, "body");
  const person = knownBy(world, body) ?? saveLead(world, { name: body["name"], email: body["email"] });
  const conversation = startByPerson(world, person, {
    channel: "conversation",
    subject: "",
    body: htmlFromPlain(words),
  });
  publishConversation(world, "conversation.user.created", conversation);
  return { conversation_id: conversation.id, message_id: conversation.message.id, person_id: person.id };
}

function knownBy({ people }: World, body: JsonObject): Person | undefined {
  if (body["email"] === undefined) return undefined;
  const email = textMember(body, "email");
  return people.usersByEmail(email)[0] ?? people.leadsByEmail(email)[0];
}

/**
 * A person answers through the messenger, which, unlike the API, marks the conversation as read. Without
 * `conversation_id` it is the conversation that changed last. Answers the conversation.
 */
export function replyInMessenger(world: World, personId: string, body: JsonObject): object {
  onlyMembers(body, ["body", "conversation_id"]);
  const person = world.people.byId(personId);
  if (person === undefined) throw new BackDoorError(`There is no user or lead ${personId}.`);
  const wanted = idMember(body, "conversation_id");
  const own = world.conversations.of(person.id);
  const conversation = wanted === undefined ? own.at(-1) : own.find(({ id }) => id === wanted);
  if (conversation === undefined) throw new BackDoorError("The person has no such conversation.");
  replyAsPerson(world, conversation, {
    person,
    body: textMember(body, "body"),
    attachments: [],
    messenger: true,
  });
  return conversationView(world, conversation, { plain: false, parts: true });
}
