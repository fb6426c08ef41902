import type { Admin } from "../admins/admin.ts";
import { parameterNotFound, resourceNotFound, severalUsers } from "../http/errors.ts";
import { id, text } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";

/**
 * The user or lead of a message's `from` or `to`: `type` user by `id`, `user_id` or `email`, type contact by `id`,
 * `user_id` or, as a sender, `email`. Throws 404 `Resource Not Found`, 400 without an identifier, 409 `conflict`.
 */
export function readPerson({ people }: World, party: JsonObject): Person {
  const kind = text(party, "type") === "user" ? "user" : "lead";
  const [personId, userId, email] = [
    id(party, "id"),
    id(party, "user_id"),
    text(party, "email") || undefined,
  ];
  if (personId !== undefined)
    return found(kind === "user" ? people.userById(personId) : people.leadById(personId));
  if (userId !== undefined) {
    return found(kind === "user" ? people.userByUserId(userId) : people.leadByUserId(userId));
  }
  if (email === undefined) throw parameterNotFound("id, user_id or email must be supplied");
  const matching = kind === "user" ? people.usersByEmail(email) : people.leadsByEmail(email);
  if (matching.length > 1) throw severalUsers(email);
  return found(matching[0]);
}

/** The admin of a message's `from`. Throws 404 `Resource Not Found`. */
export function readSender({ teammates }: World, from: JsonObject): Admin {
  const adminId = id(from, "id");
  return found(adminId === undefined ? undefined : teammates.admin(adminId));
}

function found<T>(party: T | undefined): T {
  if (party === undefined) throw resourceNotFound();
  return party;
}
