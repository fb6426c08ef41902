import { htmlFromPlain } from "../conversations/text.ts";
import type { JsonObject } from "../json.ts";
import { saveLead } from "../leads/save.ts";
import { startByPerson } from "../messages/create.ts";
import type { Person } from "../people/person.ts";
import { publishConversation } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { onlyMembers, textMember } from "./body.ts";

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
