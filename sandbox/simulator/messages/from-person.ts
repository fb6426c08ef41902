import { htmlFromPlain } from "../conversations/text.ts";
import { id, text } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import type { Person } from "../people/person.ts";
import { becomeLead } from "../visitors/become-lead.ts";
import { publishConversation } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { startByPerson } from "./create.ts";
import { readPerson } from "./recipients.ts";

/**
 * `POST /messages` from a user, a lead or a visitor, who becomes a lead by it (conversations.md). Fires
 * `conversation.user.created`. The answer has the message's id.
 */
export function messageFromPerson(world: World, from: JsonObject, body: string): object {
  const visitor = visitorIn(world, from);
  const person = visitor === undefined ? readPerson(world, from) : becomeLead(world, visitor);
  const conversation = startByPerson(world, person, {
    channel: "conversation",
    subject: "",
    body: htmlFromPlain(body),
  });
  publishConversation(world, "conversation.user.created", conversation);
  return {
    type: "user_message",
    id: conversation.message.id,
    created_at: conversation.createdAt,
    body,
    message_type: "inapp",
  };
}

/** A visitor goes by `id` or `user_id`, called a contact like a lead. */
function visitorIn({ visitors }: World, from: JsonObject): Person | undefined {
  if (text(from, "type") !== "contact") return undefined;
  const [visitorId, userId] = [id(from, "id"), id(from, "user_id")];
  return visitorId === undefined ? visitors.byUserId(userId ?? "") : visitors.byId(visitorId);
}
