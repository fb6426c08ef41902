import { contactNotFound, parameterNotFound } from "../http/errors.ts";
import { id, object } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import { makeUser, readTarget } from "../people/make-user.ts";
import type { Person } from "../people/person.ts";
import { publishPerson } from "../webhooks/publish.ts";
import type { World } from "../world.ts";

/**
 * `POST /contacts/convert` (leads.md): a user who exists takes the lead in, with its conversations; otherwise the
 * lead becomes a user. Fires `contact.signed_up`. Throws 400 without a lead or a user, 404 for an unknown lead or an
 * unknown `user.id`, 409 `conflict` when several users have the email.
 */
export function convertLead(world: World, body: JsonObject): Person {
  const lead = readLead(world, body);
  const user = makeUser(world, lead, readTarget(world, body));
  publishPerson(world, "contact.signed_up", user);
  return user;
}

function readLead({ people }: World, body: JsonObject): Person {
  const contact = object(body, "contact") ?? {};
  const [leadId, userId] = [id(contact, "id"), id(contact, "user_id")];
  if (leadId === undefined && userId === undefined) {
    throw parameterNotFound("Contact id or user_id must be supplied");
  }
  const lead = leadId === undefined ? people.leadByUserId(userId ?? "") : people.leadById(leadId);
  if (lead === undefined) throw contactNotFound();
  return lead;
}
