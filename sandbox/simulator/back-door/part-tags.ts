import type { Conversation, Part } from "../conversations/conversation.ts";
import { messageAsPart, tagPart } from "../conversations/part-tags.ts";
import { conversationView } from "../conversations/view.ts";
import type { JsonObject } from "../json.ts";
import type { World } from "../world.ts";
import { BackDoorError, idMember, onlyMembers, textMember } from "./body.ts";

/**
 * An admin tags a part of a conversation in the inbox: by default the first admin, and the last part, or the message
 * when there is none. The tag is made when it is new. Answers the conversation.
 */
export function tagByAdmin(world: World, conversationId: string, body: JsonObject): object {
  onlyMembers(body, ["name", "part_id", "admin_id"]);
  const name = textMember(body, "name");
  const conversation = world.conversations.find(conversationId);
  if (conversation === undefined) throw new BackDoorError(`There is no conversation ${conversationId}.`);
  const part = partOf(conversation, idMember(body, "part_id"));
  const adminId = idMember(body, "admin_id") ?? world.teammates.admins()[0]?.id ?? "";
  if (world.teammates.admin(adminId) === undefined) throw new BackDoorError(`There is no admin ${adminId}.`);
  const tag = world.tags.byName(name) ?? world.tags.create(name);
  tagPart(world, conversation, { part, tag, adminId });
  return conversationView(world, conversation, { plain: false, parts: true });
}

function partOf(conversation: Conversation, wanted: string | undefined): Part {
  const parts = [messageAsPart(conversation), ...conversation.parts];
  const found = wanted === undefined ? parts.at(-1) : parts.find(({ id }) => id === wanted);
  if (found === undefined) throw new BackDoorError(`The conversation has no part ${wanted}.`);
  return found;
}
