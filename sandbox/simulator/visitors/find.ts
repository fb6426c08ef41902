import { parameterNotFound, visitorNotFound } from "../http/errors.ts";
import { id } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";

/**
 * The visitor whom an object names by `id` or `user_id`; an email names none (visitors.md). Throws 400
 * `parameter_not_found` without either, 404 `Visitor Not Found`.
 */
export function findVisitor({ visitors }: World, body: JsonObject): Person {
  const [visitorId, userId] = [id(body, "id"), id(body, "user_id")];
  if (visitorId === undefined && userId === undefined) {
    throw parameterNotFound("Visitor id or user_id must be supplied");
  }
  const visitor = visitorId === undefined ? visitors.byUserId(userId ?? "") : visitors.byId(visitorId);
  if (visitor === undefined) throw visitorNotFound();
  return visitor;
}
