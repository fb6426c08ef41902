import type { Admin } from "../admins/admin.ts";
import { htmlFrom } from "../conversations/text.ts";
import { ApiError } from "../http/api-error.ts";
import { parameterInvalid, parameterNotFound } from "../http/errors.ts";
import { object, text } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import type { Person } from "../people/person.ts";
import { publishConversation } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { startByAdmin } from "./create.ts";
import { readPerson, readSender } from "./recipients.ts";

/** What differs between a message in the app and an email. */
interface Letter {
  readonly message_type: "inapp" | "email";
  readonly subject?: string;
  readonly template?: string;
}

/**
 * `POST /messages` from an admin. Fires `conversation.admin.single.created`; the conversation is in no list until
 * the recipient answers. Throws 400 for a bad `message_type`, 422 for an email without a subject, 404 for an unknown
 * admin or recipient.
 */
export function messageFromAdmin(world: World, from: JsonObject, body: string, request: JsonObject): object {
  const letter = readLetter(request);
  const admin = readSender(world, from);
  const conversation = startByAdmin(world, admin.id, readRecipient(world, request), {
    channel: letter.message_type === "email" ? "email" : "conversation",
    subject: letter.subject ?? "",
    body: htmlFrom(body),
  });
  publishConversation(world, "conversation.admin.single.created", conversation);
  return {
    type: "admin_message",
    id: conversation.message.id,
    created_at: conversation.createdAt,
    ...letter,
    body,
    owner: ownerView(admin),
  };
}

function readLetter(request: JsonObject): Letter {
  const type = text(request, "message_type");
  if (type === "inapp") return { message_type: type };
  if (type !== "email") throw parameterInvalid("message_type must be inapp or email", "message_type");
  const subject = text(request, "subject");
  if (!subject) throw new ApiError(422, "parameter_not_found", "No subject supplied for email message");
  const template = text(request, "template") ?? "plain";
  if (template !== "plain" && template !== "personal") {
    throw parameterInvalid("template must be plain or personal", "template");
  }
  return { message_type: type, subject, template };
}

/** A lead is not found by email here (conversations.md). */
function readRecipient(world: World, request: JsonObject): Person {
  const to = object(request, "to");
  if (to === undefined) throw parameterNotFound("to is required", "to");
  const type = text(to, "type");
  if (type === "user") return readPerson(world, to);
  if (type !== "contact") throw parameterInvalid("to.type must be user or contact", "to");
  return readPerson(world, { ...to, email: undefined });
}

function ownerView(admin: Admin): object {
  return {
    type: "admin",
    id: admin.id,
    name: admin.name,
    email: admin.email,
    avatar: { type: "avatar", image_url: null },
    away_mode_enabled: admin.awayModeEnabled,
    away_mode_reassign: admin.awayModeReassign,
  };
}
