import { parameterNotFound } from "../http/errors.ts";
import type { JsonObject } from "../json.ts";
import { findPerson, namesSomebody, personNamedIn } from "../people/identify.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";
import { replyAsAdmin } from "./admin-reply.ts";
import type { Conversation } from "./conversation.ts";
import { replyAsPerson } from "./person-reply.ts";
import { checkPersonMessageType, readAttachments, readNeededBody, replierOf } from "./reply-input.ts";

/** `POST /conversations/{id}/reply`: everything that an actor does (conversations.md). */
export function reply(world: World, conversation: Conversation, body: JsonObject): void {
  if (replierOf(body) === "admin") replyAsAdmin(world, conversation, body);
  else replyByApi(world, conversation, body);
}

function replyByApi(world: World, conversation: Conversation, body: JsonObject): void {
  checkPersonMessageType(body);
  replyAsPerson(world, conversation, {
    person: personIn(world, body),
    body: readNeededBody(body),
    attachments: readAttachments(body),
    messenger: false,
  });
}

/**
 * The person whom a body names. Throws 400 `parameter_not_found` when it names nobody, 404 `User Not Found`, 409
 * `conflict`.
 */
export function personIn({ people }: World, body: JsonObject): Person {
  const identifiers = personNamedIn(body);
  if (!namesSomebody(identifiers)) {
    throw parameterNotFound("intercom_user_id, user_id or email must be supplied");
  }
  return findPerson(people, identifiers);
}
