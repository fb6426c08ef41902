import { parameterInvalid, parameterNotFound } from "../http/errors.ts";
import { object, text } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import { makeUser, readTarget } from "../people/make-user.ts";
import type { Person } from "../people/person.ts";
import { publishPerson } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { becomeLead } from "./become-lead.ts";
import { findVisitor } from "./find.ts";

/**
 * `POST /visitors/convert` (visitors.md): to a lead, which keeps its ids, or to a user by the rules of converting a
 * lead. Fires `contact.created`, or `visitor.signed_up` with the user. Throws 400 without a visitor, a user or a
 * `type`, 404 for an unknown visitor or `user.id`, 409 `conflict` when several users have the email.
 */
export function convertVisitor(world: World, body: JsonObject): Person {
  const type = text(body, "type");
  if (type === undefined) throw parameterNotFound("type is required", "type");
  if (type !== "user" && type !== "lead") throw parameterInvalid("type must be user or lead", "type");
  const visitor = findVisitor(world, object(body, "visitor") ?? {});
  if (type === "lead") return becomeLead(world, visitor);
  const target = readTarget(world, body);
  world.visitors.remove(visitor);
  world.people.add(visitor);
  const user = makeUser(world, visitor, target);
  publishPerson(world, "visitor.signed_up", user);
  return user;
}
