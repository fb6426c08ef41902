import { seconds } from "../clock.ts";
import { contactNotFound } from "../http/errors.ts";
import type { JsonObject } from "../json.ts";
import { applyInput } from "../people/apply.ts";
import { blankPerson } from "../people/create.ts";
import { type PersonInput, readPersonInput } from "../people/input.ts";
import type { Person } from "../people/person.ts";
import { publishPerson } from "../webhooks/publish.ts";
import type { World } from "../world.ts";

/**
 * `POST /contacts`: updates the lead whose `id` or `user_id` is in the body, else creates one. An email identifies
 * no lead (leads.md). Fires `contact.created`, `contact.added_email` for a first email, `user.email.updated` for
 * another one, `user.unsubscribed`. Throws 404 for an unknown `id` or `user_id`.
 */
export function saveLead(world: World, body: JsonObject): Person {
  const input = readPersonInput(body);
  if (input.id === undefined && input.userId === undefined) return create(world, input);
  const lead = find(world, input);
  if (lead === undefined) throw contactNotFound();
  return update(world, lead, input);
}

function find({ people }: World, { id, userId }: PersonInput): Person | undefined {
  if (id !== undefined) return people.leadById(id);
  return userId === undefined ? undefined : people.leadByUserId(userId);
}

function create(world: World, input: PersonInput): Person {
  const lead = blankPerson(world, "lead");
  applyInput(lead, input, lead.createdAt);
  world.people.add(lead);
  publishPerson(world, "contact.created", lead);
  if (lead.email !== null) publishPerson(world, "contact.added_email", lead);
  return lead;
}

function update(world: World, lead: Person, input: PersonInput): Person {
  const before = { email: lead.email, unsubscribed: lead.unsubscribed };
  world.people.update(lead, () => applyInput(lead, input, seconds(world.clock)));
  if (lead.email !== before.email) {
    publishPerson(world, before.email === null ? "contact.added_email" : "user.email.updated", lead);
  }
  if (lead.unsubscribed && !before.unsubscribed) publishPerson(world, "user.unsubscribed", lead);
  return lead;
}
