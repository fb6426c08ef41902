import { seconds } from "../clock.ts";
import { contactNotFound, parameterNotFound, userNotFound } from "../http/errors.ts";
import { id, integer, object, text } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import { namesSomebody, onlyUserWithEmail, type PersonIdentifiers } from "../people/identify.ts";
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
  const wanted = readUser(body);
  const existing = findTarget(world, wanted);
  const user = existing ?? lead;
  if (existing === undefined) become(world, lead, wanted);
  else merge(world, lead, existing);
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

interface Wanted extends PersonIdentifiers {
  readonly signedUpAt: number | undefined;
}

function readUser(body: JsonObject): Wanted {
  const user = object(body, "user") ?? {};
  const identifiers = {
    id: id(user, "id"),
    userId: id(user, "user_id"),
    email: text(user, "email")?.toLowerCase() || undefined,
  };
  if (!namesSomebody(identifiers))
    throw parameterNotFound("User id, user_id or email must be supplied", "user");
  return { ...identifiers, signedUpAt: integer(user, "signed_up_at") };
}

/** A `user_id` that nobody has makes a new user, even when another one has the email (leads.md). */
function findTarget({ people }: World, wanted: Wanted): Person | undefined {
  if (wanted.id !== undefined) {
    const user = people.userById(wanted.id);
    if (user === undefined) throw userNotFound();
    return user;
  }
  if (wanted.userId !== undefined) return people.userByUserId(wanted.userId);
  return wanted.email === undefined ? undefined : onlyUserWithEmail(people, wanted.email);
}

function become(world: World, lead: Person, wanted: Wanted): void {
  const now = seconds(world.clock);
  world.people.update(lead, () => {
    lead.kind = "user";
    lead.userId = wanted.userId ?? null;
    lead.email = wanted.email ?? lead.email;
    lead.signedUpAt = wanted.signedUpAt ?? now;
    lead.updatedAt = now;
  });
}

/** No identifier of the lead goes to the user. */
function merge(world: World, lead: Person, user: Person): void {
  world.conversations.hand(lead.id, user.id);
  world.people.remove(lead);
  user.updatedAt = seconds(world.clock);
}
