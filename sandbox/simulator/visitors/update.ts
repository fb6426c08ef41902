import { seconds } from "../clock.ts";
import { checkCompanies, joinCompanies } from "../companies/membership.ts";
import { checkRoom } from "../data-attributes/check-room.ts";
import type { JsonObject } from "../json.ts";
import { applyInput } from "../people/apply.ts";
import { readPersonInput } from "../people/input.ts";
import { personView } from "../people/view.ts";
import type { World } from "../world.ts";
import { becomeLead } from "./become-lead.ts";
import { findVisitor } from "./find.ts";
import { visitorView } from "./view.ts";

/**
 * `PUT /visitors` (visitors.md): writes what is given. An email makes the visitor a lead, which is then the answer,
 * and fires `contact.created` and `contact.added_email`. Throws 400 without `id` and `user_id`, 404 `Visitor Not
 * Found`.
 */
export function updateVisitor(world: World, body: JsonObject): object {
  const visitor = findVisitor(world, body);
  const input = readPersonInput(body);
  checkCompanies(world, input);
  checkRoom(world, "customer", [input.customAttributes]);
  const sessions = visitor.sessionCount;
  const now = seconds(world.clock);
  applyInput(visitor, input, now);
  world.dataAttributes.learn("customer", input.customAttributes, now);
  joinCompanies(world, visitor, input, visitor.sessionCount > sessions);
  if (visitor.email === null) return visitorView(world, visitor);
  return personView(world, becomeLead(world, visitor));
}
