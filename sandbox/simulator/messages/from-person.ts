import { htmlFromPlain } from "../conversations/text.ts";
import type { JsonObject } from "../json.ts";
import { publishConversation } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { startByPerson } from "./create.ts";
import { readPerson } from "./recipients.ts";

/** `POST /messages` from a user or lead. Fires `conversation.user.created`. The answer has the message's id. */
export function messageFromPerson(world: World, from: JsonObject, body: string): object {
  const person = readPerson(world, from);
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
