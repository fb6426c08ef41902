import { seconds } from "../clock.ts";
import { htmlFrom } from "../conversations/text.ts";
import { adminNotFound, parameterNotFound } from "../http/errors.ts";
import { id, object, text } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import { findPerson, namesSomebody, type PersonIdentifiers } from "../people/identify.ts";
import type { World } from "../world.ts";
import type { Note } from "./notes.ts";

/**
 * `POST /notes` (notes.md): the person is in `user`, or at the top as the Ruby and Python clients have it. Notifies
 * nobody. Throws 400 `parameter_not_found` without a body or a person, 404 for an unknown person or admin, 409
 * `conflict`.
 */
export function createNote(world: World, body: JsonObject): Note {
  const words = text(body, "body");
  if (words === undefined || words.trim() === "") throw parameterNotFound("body is required", "body");
  const identifiers = readIdentifiers(object(body, "user") ?? body);
  if (!namesSomebody(identifiers)) throw parameterNotFound("id, user_id or email must be supplied", "user");
  const person = findPerson(world.people, identifiers);
  const adminId = id(body, "admin_id") ?? id(object(body, "author") ?? {}, "id");
  if (adminId !== undefined && world.teammates.admin(adminId) === undefined) throw adminNotFound();
  const note: Note = {
    id: world.ids.note(),
    createdAt: seconds(world.clock),
    body: htmlFrom(words),
    personId: person.id,
    adminId,
  };
  world.notes.add(note);
  return note;
}

function readIdentifiers(body: JsonObject): PersonIdentifiers {
  return { id: id(body, "id"), userId: id(body, "user_id"), email: text(body, "email") || undefined };
}
